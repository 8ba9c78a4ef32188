import type { NumberedPage } from './pages'

/** The texts of a page's messages as a search compares them, by their slots; crossed out ones too. */
export type FoldedTexts = readonly string[]

export interface FoldedPages {
  /** What is kept of the page, or what `fold` makes of it, kept as well while there is room. */
  readonly of: (page: NumberedPage, fold: () => Promise<FoldedTexts>) => Promise<FoldedTexts>
  /** Lets go of pages that are no longer there. */
  readonly keepOnly: (pages: readonly NumberedPage[]) => void
}

/**
 * Inflated and folded pages of messages, so that the next word of a search need not inflate them again: up to so many
 * characters, the first ones that were looked through. Every search goes through all pages in one order, so letting the
 * eldest go would let each page go just before it is wanted.
 */
export function createFoldedPages(mostCharacters: number): FoldedPages {
  // By the head itself: where the tables are made anew, the same number is another page.
  const kept = new Map<NumberedPage, FoldedTexts>()
  let characters = 0
  const sizeOf = (texts: FoldedTexts): number => texts.reduce((sum, text) => sum + text.length, 0)
  return {
    of: async (page, fold) => {
      const known = kept.get(page)
      if (known !== undefined) return known
      const texts = await fold()
      const size = sizeOf(texts)
      if (characters + size <= mostCharacters && !kept.has(page)) {
        kept.set(page, texts)
        characters += size
      }
      return texts
    },
    keepOnly: (pages) => {
      const present = new Set(pages)
      for (const [page, texts] of kept) {
        if (present.has(page)) continue
        kept.delete(page)
        characters -= sizeOf(texts)
      }
    },
  }
}
