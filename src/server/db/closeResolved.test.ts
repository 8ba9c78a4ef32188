import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { openResolved } from './closeResolved'
import { openDatabase } from './openDatabase'

it('[SRV258] resolved tickets are looked for among the open ones, each of which is found by its id', async () => {
  const folder = temporaryFolder()
  const opened = await openDatabase(folder.path)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const { db } = opened.value
  try {
    const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${openResolved(null, 100)}`.execute(db)
    const tables = rows.flatMap(
      ({ detail }) => /^(?:SEARCH|SCAN) (?:scope_entry|entity) .*/.exec(detail) ?? [],
    )
    expect(tables).toEqual([
      expect.stringMatching(/^SEARCH scope_entry .*\(scope=\? AND kind=\? AND id>\?\)$/),
      expect.stringMatching(/^SEARCH entity .*\(kind=\? AND id=\?\)$/),
    ])
  } finally {
    await db.destroy()
    folder.remove()
  }
})
