import { applyCommand, type CommandArgs, type CommandName, commands } from '#shared/commands/catalogue'
import { type CommandId, commandId, type PersonId, type TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { canWorkIn } from '#shared/domain/permissions'
import { type Account, personOf } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Intent } from '#shared/protocol/messages'
import { BEFORE_ALL } from '#shared/protocol/rows'
import type { DeskData, DispatchRefusal } from './deskData'
import { openRefusalOf } from './disk/openRefusal'
import type { AttachedFile } from './outbox/outboxFiles'
import type { OutboxStore } from './outbox/outboxStore'
import { isRoomFor } from './outbox/roomFor'
import type { Mirror } from './view/mirror'

export interface DispatchSources {
  /** As it is now: roles and queues change while a console runs. */
  readonly account: () => Account
  readonly mirror: Mirror
  readonly directory: DeskData['directory']
  readonly outbox: OutboxStore
  /** Whether a newer release has taken over what is stored. */
  readonly isReplaced: () => boolean
  readonly now: () => Instant
  readonly newId: () => string
  /** Bytes that this computer lets us store still; null where it does not tell. */
  readonly freeBytes: () => Promise<number | null>
  /** The command is on disk for certain: show it, tell the other windows, push it. */
  readonly onSaved: (intent: Intent) => void
  readonly report: (sentence: string) => void
}

/** The one front door for verbs (OUT1): tried on the view, saved for certain, and only then shown. */
export function createDispatch(sources: DispatchSources): DeskData['dispatch'] {
  const { account, mirror, directory, outbox, isReplaced, now, newId, freeBytes, onSaved, report } = sources

  const reasonAgainst = (name: CommandName, ticket: TicketId, args: unknown): DispatchRefusal | null => {
    const view = mirror.tickets.get().byId.get(ticket)
    if (isReplaced()) return { kind: 'replaced' }
    if (!view) return { kind: 'unknown-ticket' }
    if (!canWorkIn(account(), view.ticket.queue)) return { kind: 'not-allowed' }
    const at = now()
    const otherTicket = (id: TicketId) => mirror.tickets.get().byId.get(id)?.ticket ?? null
    const hasLeft = (id: PersonId) => directory.get().left.has(id)
    const context = { actor: personOf(account()), at, receivedAt: at, otherTicket, hasLeft }
    const tried = applyCommand(view.ticket, name, args, context)
    return tried.ok ? null : tried.refusal
  }
  return async <Name extends CommandName>(
    name: Name,
    ticketId: TicketId,
    args: CommandArgs<Name>,
    files: readonly AttachedFile[] = [],
  ): Promise<Result<CommandId, DispatchRefusal>> => {
    const reason = reasonAgainst(name, ticketId, args)
    if (reason) return refused(reason)
    if (files.length > 0 && !(await isRoomFor(files, freeBytes))) return refused({ kind: 'no-room' })
    const id = commandId(newId())
    const { version } = commands[name]
    const baseV = mirror.confirmedV(ticketId) ?? BEFORE_ALL
    try {
      const saved = await outbox.append({ id, name, version, ticketId, args, baseV }, now(), files)
      if (!saved.ok) return saved
      onSaved(saved.value)
    } catch (error) {
      if (files.length > 0 && openRefusalOf(error).kind === 'full') return refused({ kind: 'no-room' })
      report(`An action could not be saved. ${error instanceof Error ? error.message : String(error)}`)
      return refused({ kind: 'not-saved' })
    }
    return accepted(id)
  }
}
