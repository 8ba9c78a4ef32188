import type { TicketId } from '#shared/domain/ids'
import type { ReadTicket } from './demoChange'
import { demoTicketId, FIRST_NUMBER } from './initialWork'

/** Tickets older than this many numbers before the newest are left alone after a restart. */
const LOOKED_BACK = 600

/** Which demo numbers are taken and which of them are not closed yet, learnt from the store at the first turn. */
export interface TicketNumbers {
  readonly learn: (readTicket: ReadTicket) => Promise<void>
  /** The next number that no stored ticket has, taken from now on. */
  readonly take: (readTicket: ReadTicket) => Promise<number>
  readonly unclosed: () => readonly TicketId[]
  readonly forget: (id: TicketId) => void
}

export function createTicketNumbers(): TicketNumbers {
  const unclosed = new Set<TicketId>()
  let nextFree: number | null = null

  async function learn(readTicket: ReadTicket): Promise<void> {
    if (nextFree !== null) return
    const free = await firstFree(readTicket)
    for (let number = Math.max(FIRST_NUMBER, free - LOOKED_BACK); number < free; number += 1) {
      const ticket = await readTicket(demoTicketId(number))
      if (ticket && ticket.status !== 'closed') unclosed.add(ticket.id)
    }
    nextFree = free
  }

  return {
    learn,
    async take(readTicket) {
      if (nextFree === null) throw new Error('Numbers are taken after they were learnt.')
      // A write that failed in an earlier run left a gap, and what lies behind a gap is not free.
      while ((await readTicket(demoTicketId(nextFree))) !== null) nextFree += 1
      const taken = nextFree
      nextFree += 1
      unclosed.add(demoTicketId(taken))
      return taken
    },
    unclosed: () => [...unclosed],
    forget: (id) => unclosed.delete(id),
  }
}

/** Numbers are taken almost without gaps, so an end is found by doubling and halving. */
async function firstFree(readTicket: ReadTicket): Promise<number> {
  const isTaken = async (offset: number) => (await readTicket(demoTicketId(FIRST_NUMBER + offset))) !== null
  let step = 1
  while (await isTaken(step - 1)) step *= 2
  let taken = Math.floor(step / 2)
  let free = step
  while (taken < free) {
    const middle = Math.floor((taken + free) / 2)
    if (await isTaken(middle)) taken = middle + 1
    else free = middle
  }
  return FIRST_NUMBER + taken
}
