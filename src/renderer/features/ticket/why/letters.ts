const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/gu
/** A Japanese letter is so many times as wide as a small Latin one. */
const WIDE_LETTER = 1.75

/** About how many small letters wide a text is (TKT24). */
export const lettersOf = (text: string): number =>
  text.length + (text.match(WIDE)?.length ?? 0) * (WIDE_LETTER - 1)
