import type { DeskData } from '#renderer/data/deskData'
import type { Ticket } from '#shared/domain/ticket'

/** What an agent sees of a console at one moment; plain, so that it comes out of a browser's page as it is. */
export interface SeatView {
  readonly tickets: readonly Ticket[]
  readonly isLive: boolean
  readonly waiting: number
  /** How the console says it stands to its server, for a report. */
  readonly standing: string
  /** Ids of the messages whose commands were refused. */
  readonly refusedNotes: readonly string[]
}

export function viewOf(data: DeskData): SeatView {
  const { connection, waiting, refused, lastHeardAt } = data.sync.get()
  return {
    tickets: [...data.tickets.get().byId.values()].map(({ ticket }) => ticket),
    isLive: connection.kind === 'live',
    waiting: waiting.length,
    standing: JSON.stringify({ ...connection, lastHeardAt, first: waiting.slice(0, 3) }),
    refusedNotes: refused.flatMap(({ args }) => messageIdOf(args)),
  }
}

const messageIdOf = (args: unknown): readonly string[] =>
  typeof args === 'object' && args !== null && 'messageId' in args ? [String(args.messageId)] : []
