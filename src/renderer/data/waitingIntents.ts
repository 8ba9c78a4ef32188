import type { CommandId, TicketId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'

/** The outbox in memory, by ticket and in order. Changes answer the tickets they touched. */
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
    for (const intent of intents) {
      const before = on(intent.ticketId)
      if (before.some(({ id }) => id === intent.id)) continue
      byTicket.set(
        intent.ticketId,
        [...before, intent].toSorted((a, b) => a.n - b.n),
      )
      touched.push(intent.ticketId)
    }
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
