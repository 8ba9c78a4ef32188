/** Asks a full-text index for every word as a beginning, in quotes so that none of them is an operator; null when there is none. */
export function wordQuery(words: string): string | null {
  const found = words.match(/[\p{L}\p{N}]+/gu) ?? []
  return found.length === 0 ? null : found.map((word) => `"${word}"*`).join(' AND ')
}
