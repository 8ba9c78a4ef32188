import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { aPerson } from '#kit/builders'
import { plusMs, SECOND_MS } from '#shared/domain/instant'
import { planAlerts } from '#shared/domain/planAlerts'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { readingOf } from '#shared/domain/sla/reading'
import { nextUrgencyChangeAt, urgencyOf } from '#shared/domain/sla/urgency'
import { lastTouchedAt } from '#shared/domain/ticket'
import { drawTickets } from './inputs'
import { benchTerms, HORIZON_MS, never, SEED } from './measure'

export interface TickFigures {
  readonly clocks: number
  readonly ticks: number
  /** Growth of the heap from after the first tenth of the ticks to the end, per tick. */
  readonly bytesPerTick: number
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

/** A board counting down: every second each clock is read and its urgency asked, and one ticket is reckoned anew. */
export function measureTicks(): TickFigures {
  const terms = benchTerms()
  const tickets = drawTickets(500, SEED + 1)
  const shown = tickets.flatMap((ticket) => boardClocks(evaluateTicket(ticket, terms)).next ?? [])
  const ticks = 20_000
  const from = lastTouchedAt(tickets[0] ?? never())
  let read = 0
  const tick = (count: number) => {
    const now = plusMs(from, count * SECOND_MS)
    for (const clock of shown) {
      read += readingOf(clock, now).text.length + urgencyOf(clock, now).length
      read += (nextUrgencyChangeAt(clock, now) ?? 0) > now ? 1 : 0
    }
    const ticket = tickets[count % tickets.length] ?? never()
    planAlerts([{ ticket, clocks: evaluateTicket(ticket, terms) }], aPerson(), now, HORIZON_MS, 0)
  }
  for (let count = 0; count < ticks / 10; count += 1) tick(count)
  const before = heapBytes()
  for (let count = ticks / 10; count < ticks; count += 1) tick(count)
  const bytesPerTick = (heapBytes() - before) / (ticks * 0.9)
  if (read === 0) throw new Error('Nothing was read.')
  return { clocks: shown.length, ticks, bytesPerTick }
}
