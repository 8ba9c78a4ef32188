import type { DeskData } from '#renderer/data/deskData'
import type { Ticket } from '#shared/domain/ticket'
import { Violation } from '../world/violation'
import type { Promises } from './promises'

/** What a window must go on showing: its computer's own notes, once and as long as their ticket is in sight (SIM7). */
export interface OwnWords {
  /** Looks at everything the window shows. */
  readonly look: (desk: Pick<DeskData, 'tickets'>) => void
  /** From now on every note that this computer saved before is expected, though only windows before this one showed it. */
  readonly expectAll: (savedBefore: number) => void
  /** Rows were lost or are another truth's: what is shown again counts from then on. */
  readonly forgive: () => void
  /**
   * To be told at that moment, also for a window that is frozen: a note that is on no server by now and that this computer
   * cannot send again counts from when it is shown again, though a copy of the profile may send it sooner (SIM24).
   */
  readonly serverSetBack: () => void
}

const notesIn = (ticket: Ticket): readonly string[] =>
  ticket.history.flatMap((entry) =>
    'messageId' in entry && entry.messageId !== null ? [entry.messageId] : [],
  )

export interface OwnWordsPorts {
  readonly window: string
  readonly computer: string
  readonly promises: Promises
  readonly isWaiting: (command: string) => boolean
  /** Whether the computer may still send it: it waits there, or is kept for a server that is set back. */
  readonly maySend: (command: string) => boolean
  /** Whether a word may come after one that was said later, which no connection does by itself. */
  readonly order: 'kept' | 'lost'
}

export function createOwnWords({
  window,
  computer,
  promises,
  isWaiting,
  maySend,
  order,
}: OwnWordsPorts): OwnWords {
  const shown = new Map<string, ReadonlySet<string>>()
  const seen = new WeakSet<object>()
  const isOwed = (note: string): boolean => {
    const promised = promises.byMessage(note)
    if (promised === null) return false
    // What a restored server does not have and nobody has sent again yet is in nobody's sight.
    return promises.timesApplied(promised.hash) > 0 || isWaiting(promised.id)
  }
  const isLost = (note: string): boolean => {
    const promised = promises.byMessage(note)
    return promised !== null && promises.timesApplied(promised.hash) === 0 && !maySend(promised.id)
  }
  const isOwn = (note: string): boolean => promises.byMessage(note)?.computer === computer
  const lookAt = (ticket: Ticket): void => {
    const notes = notesIn(ticket)
    const now = new Set(notes)
    if (now.size !== notes.length) throw new Violation('SIM7', `${window} shows a note twice in ${ticket.id}`)
    for (const note of shown.get(ticket.id) ?? []) {
      if (now.has(note) || !isOwed(note)) continue
      throw new Violation('SIM7', `${window} no longer shows ${note} in ${ticket.id}`)
    }
    shown.set(ticket.id, new Set(notes.filter((note) => isOwn(note) && !isLost(note))))
  }
  /**
   * A note that left sight with its ticket while no server had it may come back later than its ticket does. And a word
   * that was overtaken may bring a ticket back that has left for good, as it was before the note: by then the note is
   * answered, and nothing tells that this row is older than the answer.
   */
  const forgetLost = (inSight: ReadonlyMap<string, unknown>): void => {
    for (const [ticket, notes] of shown) {
      if (inSight.has(ticket)) continue
      shown.set(ticket, new Set(order === 'kept' ? [...notes].filter(isOwed) : []))
    }
  }
  return {
    forgive: () => shown.clear(),
    serverSetBack: () => {
      for (const [ticket, notes] of shown) {
        shown.set(ticket, new Set([...notes].filter((note) => !isLost(note))))
      }
    },
    expectAll: (savedBefore) => {
      for (const { message, ticketId, computer: author, at } of promises.all()) {
        if (message === null || author !== computer || at >= savedBefore) continue
        shown.set(ticketId, new Set([...(shown.get(ticketId) ?? []), message]))
      }
    },
    look: (desk) => {
      const { byId } = desk.tickets.get()
      forgetLost(byId)
      for (const view of byId.values()) {
        if (seen.has(view)) continue
        seen.add(view)
        lookAt(view.ticket)
      }
    },
  }
}
