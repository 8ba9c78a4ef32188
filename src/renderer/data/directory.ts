import type { Desk, Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { RowKey } from '#shared/sync/row'
import type { DirectoryRow } from './cacheStore'
import type { Directory, Watchable } from './deskData'
import { createWatchable } from './watchable'

export interface DirectoryKeeper {
  readonly directory: Watchable<Directory>
  readonly apply: (put: readonly DirectoryRow[], removed: readonly RowKey[]) => void
  readonly load: (rows: readonly DirectoryRow[]) => void
  readonly keysIn: (scopes: readonly Scope[]) => readonly RowKey[]
}

/** The desk, its queues and its people, as the org scope tells them. */
export function createDirectory(): DirectoryKeeper {
  const rows = new Map<RowKey, DirectoryRow>()
  const directory = createWatchable<Directory>({ desk: null, queues: new Map(), people: [] })
  const show = (): void => {
    const queues = new Map<QueueId, Queue>()
    const people: Person[] = []
    let desk: Desk | null = null
    for (const row of rows.values()) {
      if (row.kind === 'desk') desk = row.data
      else if (row.kind === 'queue') queues.set(row.data.id, row.data)
      else people.push(row.data)
    }
    directory.set({ desk, queues, people: people.toSorted((a, b) => a.name.localeCompare(b.name)) })
  }
  return {
    directory,
    apply: (put, removed) => {
      if (put.length === 0 && removed.length === 0) return
      for (const key of removed) rows.delete(key)
      for (const row of put) rows.set(row.key, row)
      show()
    },
    keysIn: (scopes) => [...rows.values()].filter((row) => scopes.includes(row.scope)).map(({ key }) => key),
    load: (all) => {
      rows.clear()
      for (const row of all) rows.set(row.key, row)
      show()
    },
  }
}
