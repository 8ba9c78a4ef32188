const LETTER = /^[a-z]$/i

/** The place of a letter on a keyboard with Latin letters, as `KeyboardEvent.code` names it. */
const placeOfPress = (press: string): string => {
  const parts = press.split('+')
  const key = parts.pop() ?? ''
  return [...parts, LETTER.test(key) ? `Key${key.toUpperCase()}` : key].join('+')
}

/** "a" -> "KeyA", "Shift+X" -> "Shift+KeyX", "g w" -> "KeyG KeyW"; null for a binding without a letter (BRD14). */
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
