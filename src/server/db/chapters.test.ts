import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { type Seq, seq } from '#shared/protocol/rows'
import { beginChapter } from './chapters'
import { openDatabase } from './openDatabase'
import { sqlRecordBook } from './sqlRecords'
import type { Store } from './store'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const original = () => join(folder.path, 'live')
const copy = () => join(folder.path, 'copy')

/** Opens the store, works on it, and closes it. */
async function during<Done>(work: (store: Store) => Promise<Done>): Promise<Done> {
  const store = await openedStore(original())
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
const write = async (store: Store, ...ids: readonly string[]): Promise<Seq> => {
  const writes = ids.map((id) => ({ ticket: aTicket().id(id).build(), messages: [] }))
  const { commit } = await store.writeTickets(writes, [])
  return seq(Math.max(...commit.map((live) => live.seq)))
}

describe('the history of a store', () => {
  it('[SYN179] has another chapter after every opening, and knows the earlier ones', async () => {
    const first = await during(async (store) => ({
      chapter: await store.chapter(),
      head: await write(store, 'T-1'),
    }))
    const second = await during(async (store) => {
      expect(await store.isInHistory(first.chapter, first.head)).toBe(true)
      return store.chapter()
    })
    expect(second).not.toBe(first.chapter)
    await during(async (store) => {
      expect(await store.isInHistory(second, first.head)).toBe(true)
      expect(await store.isInHistory('of-another-store', first.head)).toBe(false)
    })
  })

  it('[SYN179] of a backup lacks what was heard after the copy, however far it goes on by itself', async () => {
    const before = await during(async (store) => ({
      chapter: await store.chapter(),
      head: await write(store, 'T-1'),
    }))
    cpSync(original(), copy(), { recursive: true })
    const lost = await during(async (store) => ({
      chapter: await store.chapter(),
      head: await write(store, 'T-2'),
    }))
    cpSync(copy(), original(), { recursive: true })
    await during(async (store) => {
      const head = await write(store, 'T-3', 'T-4', 'T-5')
      expect(head).toBeGreaterThan(lost.head)
      expect(await store.isInHistory(lost.chapter, lost.head)).toBe(false)
      expect(await store.isInHistory(before.chapter, before.head)).toBe(true)
    })
  })

  it('[SYN179] of a backup made in the middle of a chapter ends that chapter at the copy', async () => {
    const { chapter, copied, lost } = await during(async (store) => {
      const before = await write(store, 'T-1')
      cpSync(original(), copy(), { recursive: true })
      return { chapter: await store.chapter(), copied: before, lost: await write(store, 'T-2') }
    })
    rmSync(original(), { recursive: true })
    cpSync(copy(), original(), { recursive: true })
    await during(async (store) => {
      expect(await write(store, 'T-3', 'T-4')).toBeGreaterThan(lost)
      expect(await store.isInHistory(chapter, copied)).toBe(true)
      expect(await store.isInHistory(chapter, lost)).toBe(false)
    })
  })

  it('[SYN179] keeps the last thousand chapters', async () => {
    const opened = await openDatabase(original())
    if (!opened.ok) throw new Error('not opened')
    await opened.value.db.insertInto('sync_clock').values({ name: 'commit', seq: 0 }).execute()
    const book = sqlRecordBook(opened.value.db)
    await book.atOnce(async (records) => {
      for (let n = 1; n <= 1_003; n++) await records.addChapter(`chapter-${n}`)
      await beginChapter(records, 'last')
    })
    const chapters = await book.chapters()
    expect([chapters.length, chapters[0]?.chapter, chapters.at(-1)?.chapter]).toEqual([
      1_000,
      'chapter-5',
      'last',
    ])
    await opened.value.db.destroy()
  })
})
