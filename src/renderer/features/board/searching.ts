import type { TicketId } from '#shared/domain/ids'
import { soughtWords } from '#shared/words/soughtWords'
import type { TicketMirror } from '../../data/deskData'
import { matching, nothingFound, searchableOf } from './filters'

/** Looks for words in tickets that stand in an order, and keeps that order. */
export interface Searching {
  /** Those that match, or of which it is said that the words were found in their messages. */
  readonly find: (search: string, foundInMessages?: ReadonlySet<TicketId>) => readonly TicketId[]
  /** Makes some more texts ready to be looked through; answers whether there are others still. */
  readonly prepare: (count: number) => boolean
}

/**
 * A search that goes on where the last one stood: with every letter fewer tickets are left to look through, and a
 * letter taken back finds what was found before it. The same tickets and words always answer the same array.
 */
export function createSearching(ids: readonly TicketId[], { byId }: Pick<TicketMirror, 'byId'>): Searching {
  const texts: string[] = []
  const textAt = (index: number): string => {
    const id = ids[index]
    const view = id === undefined ? undefined : byId.get(id)
    return view ? searchableOf(view.ticket) : ''
  }
  const prepare = (count: number): boolean => {
    const until = Math.min(ids.length, texts.length + count)
    while (texts.length < until) texts.push(textAt(texts.length))
    return texts.length < ids.length
  }
  /** Indices found by each beginning of the words sought last, the shortest first. */
  let found: readonly Found[] = []
  const lookFor = (words: readonly string[]): Found => {
    prepare(ids.length)
    const sought = words.join(' ')
    found = found.filter((earlier) => sought.startsWith(earlier.sought))
    const before = found.at(-1)
    if (before?.sought === sought) return before
    const at = matchesIn(texts, before?.at ?? null, matching(words))
    const next: Found = { sought, at, ids: at.flatMap((index) => ids[index] ?? []) }
    found = [...found, next]
    return next
  }
  return {
    prepare,
    find: (search, foundInMessages = nothingFound) => {
      const words = soughtWords(search)
      if (words.length === 0) return ids
      const inTickets = lookFor(words).ids
      if (foundInMessages.size === 0) return inTickets
      const both = new Set([...inTickets, ...foundInMessages])
      return ids.filter((id) => both.has(id))
    },
  }
}

interface Found {
  readonly sought: string
  readonly at: readonly number[]
  readonly ids: readonly TicketId[]
}

/** The indices of the texts that match, of all or of some. */
function matchesIn(
  texts: readonly string[],
  among: readonly number[] | null,
  matches: (text: string) => boolean,
): readonly number[] {
  if (among !== null) return among.filter((index) => matches(texts[index] ?? ''))
  const at: number[] = []
  for (const [index, text] of texts.entries()) if (matches(text)) at.push(index)
  return at
}
