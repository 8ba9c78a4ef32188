import type { Calendar } from '#shared/domain/calendar/calendar'
import { type Instant, instant } from '#shared/domain/instant'
import type { Agreement } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import type { Terms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import type { WalkHours } from './walkHours'
import { type WalkedClock, walkTicket } from './walkTicket'

function walkedForm(clock: Clock): WalkedClock {
  const name = { metric: clock.metric, cycle: clock.cycle }
  switch (clock.state) {
    case 'running':
      return { ...name, state: 'running', value: clock.dueAt, warnings: clock.warnedAt }
    case 'paused':
      return { ...name, state: 'paused', value: clock.remainingMs, warnings: [] }
    case 'met':
      return { ...name, state: 'met', value: clock.elapsedMs, warnings: [] }
    case 'missed':
      return { ...name, state: 'missed', value: clock.dueAt, warnings: [] }
    case 'cancelled':
      return { ...name, state: 'cancelled', value: 0, warnings: [] }
    default:
      throw new Error(`No such clock: ${JSON.stringify(clock satisfies never)}`)
  }
}

/** Throws unless both find the same clocks: a race between two that answer differently says nothing. */
export function mustAgreeOnTickets(
  tickets: readonly Ticket[],
  terms: Terms,
  agreement: Agreement,
  hours: WalkHours,
): void {
  for (const ticket of tickets) {
    const ours = JSON.stringify(evaluateTicket(ticket, terms).map(walkedForm))
    const walked = JSON.stringify(walkTicket(ticket, agreement, hours))
    if (ours !== walked) {
      const told = ticket.history.map(({ at, type }) => `${new Date(at).toISOString()} ${type}`).join('\n')
      throw new Error(`Engine and walk differ.\nengine ${ours}\nwalk   ${walked}\n${told}`)
    }
  }
}

/** Throws unless both give the same due instants and measure the same back. */
export function mustAgreeOnHours(
  starts: readonly Instant[],
  horizonsMs: readonly number[],
  calendar: Calendar,
  hours: WalkHours,
): void {
  for (const start of starts) {
    for (const horizonMs of horizonsMs) {
      const [ours, walked] = [calendar.addOpen(start, horizonMs), hours.addOpen(start, horizonMs)]
      if (ours !== walked) throw new Error(`Due instants differ: ${start} + ${horizonMs}: ${ours}, ${walked}`)
      const end = instant(ours ?? start)
      const [measured, again] = [calendar.openBetween(start, end), hours.openBetween(start, end)]
      if (measured !== again) throw new Error(`Open time differs: ${start} to ${end}: ${measured}, ${again}`)
    }
  }
}
