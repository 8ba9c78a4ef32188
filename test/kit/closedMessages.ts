import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { MessageId } from '#shared/domain/ids'
import { type ClosedMessages, messagesOf } from '#shared/protocol/packedPart'
import { type CachedRow, isRead, type ReadRow } from '#shared/sync/row'

/** These messages as rows of one page that came from the server and that nobody has opened. */
export function closedRows(rows: readonly ReadRow[]): readonly CachedRow[] {
  const messages = rows.flatMap(({ v, entity }) =>
    entity.kind === 'message' ? [{ v, data: entity.data }] : [],
  )
  const page: ClosedMessages = {
    kind: 'closed',
    v: messages.map(({ v }) => v),
    ids: messages.map(({ data }) => data.id),
    tickets: messages.map(({ data }) => data.ticketId),
    body: new Uint8Array(deflateRawSync(JSON.stringify({ data: messages.map(({ data }) => data) }))),
  }
  return rows.map((row) => ({ ...row, entity: page }))
}

/** The row as it is read. Throws where its page does not hold it. */
export function openedRow(row: CachedRow): ReadRow {
  if (isRead(row)) return row
  const { key, id, scope, v, entity: page } = row
  if (page.kind !== 'closed') throw new Error('What is not read lies in a page.')
  const data = messagesOf(
    JSON.parse(inflateRawSync(page.body).toString()),
    page,
  )(page.ids.indexOf(id as MessageId))
  if (data === null) throw new Error(`The page of ${key} holds another message there.`)
  return { key, id, scope, v, entity: { kind: 'message', data } }
}
