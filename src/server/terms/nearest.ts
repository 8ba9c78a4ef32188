/** Letters to add, drop, change or swap with their neighbour to get from one word to another (Damerau, 1964). */
function distance(from: string, to: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          row > 1 && column > 1 && isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? 0
}

const LONGEST = 40

/** The known word a misspelt one is nearest to, or one it begins; null when none is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > LONGEST) return null
  const written = word.toLowerCase()
  const most = Math.max(1, Math.floor(word.length / 3))
  let found: string | null = null
  let least = most + 1
  for (const candidate of known) {
    const away = distance(written, candidate.toLowerCase())
    if (away >= least) continue
    least = away
    found = candidate
  }
  if (found !== null || written.length < 4) return found
  return known.find((candidate) => candidate.toLowerCase().startsWith(written)) ?? null
}
