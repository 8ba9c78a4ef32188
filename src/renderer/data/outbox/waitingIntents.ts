import { ticketsOf } from '#shared/commands/pair'
import type { CommandId, TicketId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'

/**
 * The outbox in memory, by ticket and in order; a command over two tickets is on both. Changes answer the tickets they
 * touched.
 */
export interface WaitingIntents {
  readonly on: (ticket: TicketId) => readonly Intent[]
  readonly add: (intents: readonly Intent[]) => readonly TicketId[]
  readonly drop: (ids: readonly CommandId[]) => readonly TicketId[]
  readonly replace: (intents: readonly Intent[]) => readonly TicketId[]
}

export function createWaitingIntents(): WaitingIntents {
  const byTicket = new Map<TicketId, readonly Intent[]>()
  const on = (ticket: TicketId): readonly Intent[] => byTicket.get(ticket) ?? []
  const add = (intents: readonly Intent[]): readonly TicketId[] => {
    const touched: TicketId[] = []
    const addOn = (ticket: TicketId, intent: Intent): void => {
      const before = on(ticket)
      if (before.some(({ id }) => id === intent.id)) return
      byTicket.set(
        ticket,
        [...before, intent].toSorted((a, b) => a.n - b.n),
      )
      touched.push(ticket)
    }
    for (const intent of intents) for (const ticket of ticketsOf(intent)) addOn(ticket, intent)
    return touched
  }
  return {
    on,
    add,
    drop: (ids) => {
      if (ids.length === 0) return []
      const gone = new Set(ids)
      const touched: TicketId[] = []
      for (const [ticket, before] of byTicket) {
        const after = before.filter(({ id }) => !gone.has(id))
        if (after.length === before.length) continue
        touched.push(ticket)
        if (after.length === 0) byTicket.delete(ticket)
        else byTicket.set(ticket, after)
      }
      return touched
    },
    replace: (intents) => {
      const before = [...byTicket.keys()]
      byTicket.clear()
      return [...before, ...add(intents)]
    },
  }
}
