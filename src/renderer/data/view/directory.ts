import type { Desk, Queue } from '#shared/domain/desk'
import type { PersonId, QueueId } from '#shared/domain/ids'
import { type Person, personOf } from '#shared/domain/person'
import type { Guide, ReplyTemplate } from '#shared/domain/replyTemplate'
import type { SavedView } from '#shared/domain/savedView'
import type { Scope } from '#shared/domain/scope'
import type { RowKey } from '#shared/sync/row'
import type { DirectoryRow } from '../cache/cacheStore'
import type { Directory, Watchable } from '../deskData'
import { createWatchable } from '../watchable'

export interface DirectoryKeeper {
  readonly directory: Watchable<Directory>
  readonly apply: (put: readonly DirectoryRow[], removed: readonly RowKey[]) => void
  readonly load: (rows: readonly DirectoryRow[]) => void
  readonly keysIn: (scopes: readonly Scope[]) => readonly RowKey[]
}

/** The desk, its queues and its people, and what these have written down, as the scopes of all and of `you` tell them. */
export function createDirectory(you: PersonId): DirectoryKeeper {
  const rows = new Map<RowKey, DirectoryRow>()
  const directory = createWatchable<Directory>(directoryOf([], you))
  const show = (): void => directory.set(directoryOf(rows.values(), you))
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

function directoryOf(rows: Iterable<DirectoryRow>, you: PersonId): Directory {
  const queues = new Map<QueueId, Queue>()
  const people: Person[] = []
  const left = new Map<PersonId, Person>()
  const views: SavedView[] = []
  const templates: ReplyTemplate[] = []
  const guides: Guide[] = []
  let desk: Desk | null = null
  for (const row of rows) {
    if (row.kind === 'desk') desk = row.data
    else if (row.kind === 'queue') queues.set(row.data.id, row.data)
    else if (row.kind === 'person' && row.data.hasLeft) left.set(row.data.id, personOf(row.data))
    else if (row.kind === 'person') people.push(row.data)
    else if (row.data.isRemoved) continue
    else if (row.kind === 'view') views.push(row.data)
    else if (row.kind === 'template') templates.push(row.data)
    else guides.push(row.data)
  }
  return {
    desk,
    queues,
    people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
    left,
    views: views.toSorted((a, b) => byOwner(a, b, you)),
    templates: templates.toSorted(byTitle),
    guides: guides.toSorted(byTitle),
  }
}

const byTitle = (a: { readonly title: string }, b: { readonly title: string }): number =>
  a.title.localeCompare(b.title)

const byOwner = (a: SavedView, b: SavedView, you: PersonId): number =>
  Number(b.owner.id === you) - Number(a.owner.id === you) || a.place - b.place || byTitle(a, b)
