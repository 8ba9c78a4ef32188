const LONGEST = 60

/** What somebody typed, as a sentence names it: a pasted page would push the sentence and its buttons out of the window. */
export function quotedWords(typed: string): string {
  const words = typed.trim()
  if (words.length <= LONGEST) return words
  // No letter is cut in two that takes two units.
  const isHalved = /[\uD800-\uDBFF]/.test(words.charAt(LONGEST - 1))
  return `${words.slice(0, isHalved ? LONGEST - 1 : LONGEST)}…`
}
