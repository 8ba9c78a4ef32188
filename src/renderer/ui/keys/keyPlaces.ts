const LETTER = /^[a-z]$/i
/** Signs in whose place other alphabets have a letter. */
const SIGNS: Readonly<Record<string, string>> = { ']': 'BracketRight', ',': 'Comma' }

/** The place of a key on a keyboard with Latin letters, as `KeyboardEvent.code` names it. */
const placeOfKey = (key: string): string =>
  LETTER.test(key) ? `Key${key.toUpperCase()}` : (SIGNS[key] ?? key)

const placeOfPress = (press: string): string => {
  const parts = press.split('+')
  const key = parts.pop() ?? ''
  return [...parts, placeOfKey(key)].join('+')
}

/** "a" -> "KeyA", "Shift+X" -> "Shift+KeyX", "g w" -> "KeyG KeyW"; null where no letter stands elsewhere (LNG8). */
export function placeOfBinding(binding: string): string | null {
  const place = binding.split(' ').map(placeOfPress).join(' ')
  return place === binding ? null : place
}

/**
 * Whether a key writes in an alphabet that has none of our letters, as Cyrillic has: then its place on the keyboard
 * counts. Where a Latin letter is written, the letter counts, wherever it lies.
 */
export const isOtherAlphabet = ({ key }: Pick<KeyboardEvent, 'key'>): boolean =>
  key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key)

/** Whether a key press is this letter, by what it writes or, in another alphabet, by its place (LNG8). */
export const isLetter = (event: Pick<KeyboardEvent, 'key' | 'code'>, letter: string): boolean =>
  event.key.toLowerCase() === letter || (isOtherAlphabet(event) && event.code === placeOfKey(letter))
