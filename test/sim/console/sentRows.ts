import { SENT_KEPT, SENT_TOGETHER } from '#renderer/data/outbox/sentCommands'
import { hasAttachments } from '#shared/commands/write'
import type { ClientId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'
import type { OutboxTables, SentRow } from './disk'

/** Keeps what was carried out, by rising number, as `sentCommands` does: by the hundred in a row, forgotten row by row. */
export function keepSent(
  { sent, left, files }: OutboxTables,
  by: Pick<SentRow, 'clientId' | 'serverId'>,
  intents: readonly Intent[],
): void {
  for (let from = 0; from < intents.length; from += SENT_TOGETHER) {
    const some = intents.slice(from, from + SENT_TOGETHER)
    const last = some.at(-1)
    if (last) sent.set(last.id, { n: last.n, ...by, intents: some })
  }
  for (const { id, n, args } of intents) {
    left.set(id, n)
    if (hasAttachments(args)) files.delete(id)
  }
  const tooOld = (intents.at(-1)?.n ?? 0) - SENT_KEPT
  for (const [id, { n }] of sent) if (n <= tooOld) sent.delete(id)
}

/** What this server had carried out and does not have any more, in order. */
export const lostAbove = (
  { sent }: OutboxTables,
  { clientId, serverId }: Pick<SentRow, 'clientId' | 'serverId'>,
  decidedTo: number,
): readonly Intent[] =>
  [...sent.values()]
    .filter((row) => row.n > decidedTo && row.clientId === clientId && row.serverId === serverId)
    .flatMap(({ intents }) => intents)
    .filter(({ n }) => n > decidedTo)
    .toSorted((a, b) => a.n - b.n)

export function newestSent({ sent }: OutboxTables, clientId: ClientId): Intent | null {
  const ours = [...sent.values()].filter((row) => row.clientId === clientId)
  return (
    ours
      .toSorted((a, b) => a.n - b.n)
      .at(-1)
      ?.intents.at(-1) ?? null
  )
}

/** What was carried out and is still kept, by id. */
export const sentIds = ({ sent }: OutboxTables): readonly string[] =>
  [...sent.values()].flatMap(({ intents }) => intents.map(({ id }) => id))

/** Whether a command may still be sent from here: it waits, or was carried out and is kept for a server set back. */
export function mayBeSent({ sent, commands, identity }: OutboxTables, command: string): boolean {
  const row = [...sent.values()].find(({ intents }) => intents.some(({ id }) => id === command))
  if (row) return row.clientId === identity?.clientId
  return [...commands.values()].some(({ id }) => id === command)
}

/** Whether a command that was saved here is still here or left as one leaves: carried out, kept since or not, or refused. */
export const isAccountedFor = ({ commands, refused, left }: OutboxTables, command: string): boolean =>
  refused.has(command) || left.has(command) || [...commands.values()].some(({ id }) => id === command)
