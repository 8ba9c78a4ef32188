import * as z from 'zod/mini'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import type { RefusedCommand, SavedName } from '../../data/deskData'

/** A refused text to be put back into the composer. */
export interface RestoredText {
  readonly ticket: TicketId
  readonly mode: 'reply' | 'note'
  readonly body: string
}

/** Doing again what was refused, in the form that can succeed now. */
export type Redo =
  | { readonly kind: 'take-over'; readonly ticket: TicketId }
  | {
      readonly kind: 'plain'
      readonly ticket: TicketId
      readonly verb: 'resolve' | 'waitForCustomer' | 'resume' | 'reopen'
    }
  | ({ readonly kind: 'restore' } & RestoredText)
  | { readonly kind: 'none' }

const none: Redo = { kind: 'none' }
const writtenSchema = z.object({ body: z.string() })

function restored(ticket: TicketId, mode: 'reply' | 'note', args: unknown): Redo {
  const parsed = writtenSchema.safeParse(args)
  return parsed.success ? { kind: 'restore', ticket, mode, body: parsed.data.body } : none
}

type RedoMaker = (command: RefusedCommand) => Redo

/** Who came first keeps the acknowledgement, so the way on is to take the ticket over. */
const takeOver: RedoMaker = ({ ticketId }) => ({ kind: 'take-over', ticket: ticketId })

const redoByName: Record<SavedName, RedoMaker> = {
  acknowledge: takeOver,
  take: takeOver,
  assign: () => none,
  changePriority: () => none,
  moveToQueue: () => none,
  reply: ({ ticketId, args }) => restored(ticketId, 'reply', args),
  note: ({ ticketId, args }) => restored(ticketId, 'note', args),
  waitForCustomer: ({ ticketId }) => ({ kind: 'plain', ticket: ticketId, verb: 'waitForCustomer' }),
  waitFor: () => none,
  resume: ({ ticketId }) => ({ kind: 'plain', ticket: ticketId, verb: 'resume' }),
  resolve: ({ ticketId }) => ({ kind: 'plain', ticket: ticketId, verb: 'resolve' }),
  reopen: ({ ticketId }) => ({ kind: 'plain', ticket: ticketId, verb: 'reopen' }),
  snooze: () => none,
  wake: () => none,
  tickStep: () => none,
  link: () => none,
  unlink: () => none,
  tag: () => none,
  untag: () => none,
  merge: () => none,
  unmerge: () => none,
  unknown: () => none,
}

/**
 * What "Redo" would do for a refused command (BRD11); `none` where doing it again could only be refused again. Written
 * words are never lost: they can always be put back where they were written.
 */
export function redoOf(command: RefusedCommand): Redo {
  const redo = redoByName[command.name](command)
  const { kind } = command.refusal
  const isHopeless = kind === 'not-allowed' || kind === 'invalid' || kind === 'not-in-this-status'
  return isHopeless && redo.kind !== 'restore' ? none : redo
}

export function redoLabel(redo: Exclude<Redo, { kind: 'none' }>): string {
  if (redo.kind === 'take-over') return say('connection:refused.redoTakeOver')
  return say(redo.kind === 'restore' ? 'connection:refused.redoDraft' : 'connection:refused.redo')
}
