import type { CommandName } from '#shared/commands/catalogue'
import type { TicketId } from '#shared/domain/ids'
import type { RefusedCommand } from '../../data/deskData'

/** Doing again what was refused, in the form that can succeed now. */
export type Redo =
  | { readonly kind: 'take-over'; readonly ticket: TicketId }
  | {
      readonly kind: 'plain'
      readonly ticket: TicketId
      readonly verb: 'resolve' | 'waitForCustomer' | 'reopen'
    }
  | { readonly kind: 'none' }

const none: Redo = { kind: 'none' }

/** Who came first keeps the acknowledgement, so the way on is to take the ticket over (BRD11). */
const redoByName: Record<CommandName, (ticket: TicketId) => Redo> = {
  acknowledge: (ticket) => ({ kind: 'take-over', ticket }),
  take: (ticket) => ({ kind: 'take-over', ticket }),
  assign: () => none,
  reply: () => none,
  note: () => none,
  waitForCustomer: (ticket) => ({ kind: 'plain', ticket, verb: 'waitForCustomer' }),
  resolve: (ticket) => ({ kind: 'plain', ticket, verb: 'resolve' }),
  reopen: (ticket) => ({ kind: 'plain', ticket, verb: 'reopen' }),
}

/** What "Redo" would do for a refused command; `none` where doing it again could only be refused again. */
export function redoOf({ name, ticketId, refusal }: RefusedCommand): Redo {
  if (refusal.kind === 'not-allowed' || refusal.kind === 'invalid') return none
  return redoByName[name](ticketId)
}

export const redoLabel = (redo: Exclude<Redo, { kind: 'none' }>): string =>
  redo.kind === 'take-over' ? 'Redo: take it over' : 'Redo'
