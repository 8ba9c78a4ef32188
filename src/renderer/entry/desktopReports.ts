import type { TicketId } from '#shared/domain/ids'
import { acknowledgementOf, isDone } from '#shared/domain/ticket'
import type { Ticker } from '../clock/ticker'
import type { DeskData } from '../data/deskData'
import { nextClocksOf } from '../desk/nextClocks'
import { breachedAt } from '../features/board/bands'
import type { DeskPort, WorstClock } from '../platform/desk'

/** The tray needs no finer clock; without rounding, every sample of the server's clock would be a new report. */
const OFFSET_STEP_MS = 100
/** As many as a tray's menu shows. */
const MOST_TOLD = 5

/** Ids of what the agent answers for, owned or owned by nobody, in due order. */
function answeredFor({ tickets, account }: DeskData): readonly TicketId[] {
  const { byId, inDueOrder } = tickets.get()
  return inDueOrder.filter((id) => {
    const ticket = byId.get(id)?.ticket
    return ticket && !isDone(ticket.status) && (ticket.owner === null || ticket.owner.id === account.id)
  })
}

function worstClock(data: DeskData, order: readonly TicketId[]): WorstClock {
  const { byId } = data.tickets.get()
  const clockOf = (id: TicketId) => {
    const view = byId.get(id)
    return view ? nextClocksOf(view).next : null
  }
  const running = order.slice(0, MOST_TOLD).flatMap((ticketId) => {
    const next = clockOf(ticketId)
    if (next?.state !== 'running') return []
    const ticket = byId.get(ticketId)?.ticket
    const isAcknowledged = ticket !== undefined && acknowledgementOf(ticket) !== null
    return [{ ticketId, metric: next.metric, dueAt: next.dueAt, isAcknowledged }]
  })
  const [worst = null, ...next] = running
  const { connection, clockOffset } = data.sync.get()
  return {
    worst,
    next,
    breached: breachedAt(order, clockOf, data.now()),
    isOffline: connection.kind === 'offline',
    clockOffsetMs: Math.round(clockOffset.offsetMs / OFFSET_STEP_MS) * OFFSET_STEP_MS,
  }
}

/** Tells the desktop the warnings ahead and the worst clock, each only when it has changed. Answers the undo. */
export function reportToDesktop(data: DeskData, ticker: Ticker, port: DeskPort): () => void {
  let order = answeredFor(data)
  let reported = ''
  const tellWorst = () => {
    const worst = worstClock(data, order)
    const text = JSON.stringify(worst)
    if (text === reported) return
    reported = text
    void port.showWorstClock(worst)
  }
  const tellPlan = () => void port.replaceAlertPlan(data.alertPlan.get())
  let undoPlan: () => void = () => undefined
  let isUndone = false
  const tellPlans = async () => {
    await data.whole()
    if (isUndone) return
    undoPlan = data.alertPlan.watch(tellPlan)
    tellPlan()
  }
  void tellPlans()
  const undo = [
    data.tickets.watch(() => {
      order = answeredFor(data)
      tellWorst()
    }),
    data.sync.watch(tellWorst),
    ticker.watch(tellWorst),
  ]
  tellWorst()
  return () => {
    isUndone = true
    undoPlan()
    undo.forEach((stop) => stop())
  }
}
