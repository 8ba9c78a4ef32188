import type { Dexie, Table } from 'dexie'
import type { EntityKind, EntityOf } from '#shared/domain/entity'
import type { MessageId, TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { ClosedMessages } from '#shared/protocol/packedPart'
import type { Seq } from '#shared/protocol/rows'
import type { CachedRow, RowKey, RowStamp } from '#shared/sync/row'
import type { ScopeProgress } from '#shared/sync/state'
import { type PageTables, pageTables } from './pages'

export interface TicketRow extends RowStamp {
  readonly id: TicketId
  readonly data: Ticket
}
export interface MessageRow extends RowStamp {
  readonly id: MessageId
  readonly ticketId: TicketId
  readonly data: Message
}
/** The desk, its queues and people and what these have written down: few, read together. */
export type DirectoryRow = RowStamp & { readonly key: RowKey; readonly id: string } & (
    | EntityOf<'desk'>
    | EntityOf<'queue'>
    | EntityOf<'person'>
    | EntityOf<'view'>
    | EntityOf<'template'>
    | EntityOf<'guide'>
  )
export interface ScopeRow extends Omit<ScopeProgress, 'ahead'> {
  readonly scope: Scope
  /** What an earlier release kept does not tell. */
  readonly ahead?: Seq
}

/** `tickets`, `messages` and `directory` hold rows that have a record of their own; the others are in pages. */
export interface CacheTables extends PageTables {
  /** The first tickets of the board once more, always the same as where they are kept. */
  readonly screen: Table<TicketRow, string>
  readonly tickets: Table<TicketRow, string>
  readonly messages: Table<MessageRow, string>
  readonly directory: Table<DirectoryRow, string>
  readonly scopes: Table<ScopeRow, string>
  readonly facts: Table<unknown, string>
}
export const cacheTables = {
  ...pageTables,
  screen: 'id, scope',
  tickets: 'id, scope',
  messages: 'id, scope, ticketId',
  directory: 'key, scope',
  scopes: 'scope',
  facts: 'key',
}

export const tablesOf = (db: Dexie): CacheTables => ({
  pages: db.table('pages'),
  screen: db.table('screen'),
  bodies: db.table('bodies'),
  holes: db.table('holes'),
  tickets: db.table('tickets'),
  messages: db.table('messages'),
  directory: db.table('directory'),
  scopes: db.table('scopes'),
  facts: db.table('facts'),
})

const tableOf = {
  ticket: 'tickets',
  message: 'messages',
  person: 'directory',
  queue: 'directory',
  desk: 'directory',
  view: 'directory',
  template: 'directory',
  guide: 'directory',
} as const
export type RowTable = (typeof tableOf)[EntityKind]
export const rowTables = ['tickets', 'messages', 'directory'] as const

/** Tickets and messages are stored under their own id, the rest under the key that names the kind as well. */
export function placeOf(key: RowKey): { readonly table: RowTable; readonly primary: string } {
  const cut = key.indexOf(':')
  const table = tableOf[key.slice(0, cut) as EntityKind]
  return { table, primary: table === 'directory' ? key : key.slice(cut + 1) }
}

/** The rows of a commit by the table they go to, and the pages of messages that nobody has read yet. */
export function sorted(rows: readonly CachedRow[]): {
  readonly tickets: TicketRow[]
  readonly messages: MessageRow[]
  readonly directory: DirectoryRow[]
  readonly closed: ReadonlySet<ClosedMessages>
} {
  const tickets: TicketRow[] = []
  const messages: MessageRow[] = []
  const directory: DirectoryRow[] = []
  const closed = new Set<ClosedMessages>()
  for (const { key, id, scope, v, entity } of rows) {
    // Spelt out, for a window keeps them all: what is spread has its fields in a list of its own.
    if (entity.kind === 'ticket') tickets.push({ scope, v, id: entity.data.id, data: entity.data })
    else if (entity.kind === 'message') {
      messages.push({ scope, v, id: entity.data.id, ticketId: entity.data.ticketId, data: entity.data })
    } else if (entity.kind === 'closed') closed.add(entity)
    else directory.push({ scope, v, ...entity, key, id })
  }
  return { tickets, messages, directory, closed }
}
