import { foldText } from '#shared/words/foldText'

/** A stretch of a title that the typed words were found in, as UTF-16 places; `until` is not in it. */
export interface Found {
  readonly from: number
  readonly until: number
}

export interface Match {
  /** The higher the better. */
  readonly score: number
  readonly found: readonly Found[]
}

const AT_THE_START = 3
const AT_A_WORD = 2
const INSIDE = 1

/** The text folded letter by letter, and for each folded unit the place of the letter it came from. */
function foldedWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    const piece = foldText(letter)
    folded += piece
    for (let unit = 0; unit < piece.length; unit += 1) places.push(at)
    at += letter.length
  }
  return { folded, places: [...places, at] }
}

const isWordStart = (folded: string, at: number): boolean =>
  at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '')

/** Where a word stands best: at the start, else at the start of a word, else anywhere; null when it does not stand there. */
function bestPlace(folded: string, word: string): { readonly at: number; readonly score: number } | null {
  let inside: number | null = null
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0) return { at, score: AT_THE_START }
    if (isWordStart(folded, at)) return { at, score: AT_A_WORD }
    inside ??= at
  }
  return inside === null ? null : { at: inside, score: INSIDE }
}

/** How well a title answers what was typed: every word must stand in it, whatever case, accents and order (BRD60). */
export function matchOf(title: string, typed: string): Match | null {
  const words = foldText(typed).split(/\s+/).filter(Boolean)
  const { folded, places } = foldedWithPlaces(title)
  let score = 0
  const found: Found[] = []
  for (const word of words) {
    const best = bestPlace(folded, word)
    if (best === null) return null
    score += best.score
    found.push({ from: places[best.at] ?? 0, until: places[best.at + word.length] ?? title.length })
  }
  return { score, found: joined(found) }
}

/** In order, with those that touch or overlap made one. */
function joined(found: readonly Found[]): readonly Found[] {
  const result: Found[] = []
  for (const next of found.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && next.from <= last.until) {
      result[result.length - 1] = { from: last.from, until: Math.max(last.until, next.until) }
    } else result.push(next)
  }
  return result
}

/** The items whose titles answer what was typed, best first, equals in their own order; all of them for nothing. */
export function ranked<Item>(
  items: readonly Item[],
  titleOf: (item: Item) => string,
  typed: string,
): readonly { readonly item: Item; readonly found: readonly Found[] }[] {
  return items
    .flatMap((item) => {
      const match = matchOf(titleOf(item), typed)
      return match === null ? [] : [{ item, ...match }]
    })
    .toSorted((a, b) => b.score - a.score)
}
