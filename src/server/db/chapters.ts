import type { Seq } from '#shared/protocol/rows'
import type { Records } from './records'

/** More openings than a server sees in years; a console of an older chapter loads everything anew. */
export const CHAPTERS_KEPT = 1_000

/** Begins a chapter of the history with an opening of the store; the name must be new in the world. */
export async function beginChapter(records: Records, chapter: string): Promise<void> {
  await records.addChapter(chapter)
  await records.dropChapters(CHAPTERS_KEPT)
}

/**
 * Whether what a console heard in a chapter, up to its furthest cursor, is part of this store's history. A store that
 * was restored from a backup does not know the chapters begun after the copy was made, and ends the one it was made in
 * at the copy: whoever stands further on there has heard what is no more.
 */
export async function isInHistory(records: Records, chapter: string, furthest: Seq): Promise<boolean> {
  const chapters = await records.chapters()
  const index = chapters.findIndex((known) => known.chapter === chapter)
  if (index < 0) return false
  const next = chapters[index + 1]
  return next === undefined || furthest <= next.begun_after
}

export async function presentChapter(records: Records): Promise<string> {
  const present = (await records.chapters()).at(-1)
  if (!present) throw new Error('The store was opened without beginning a chapter.')
  return present.chapter
}
