import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTicket, event, heardAt } from '#kit/builders'
import { clocksOf, hm, resolveWithin, termsOf } from '#kit/clocks'
import { type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Status, Ticket, TicketEvent } from '../ticket'
import { evaluateTicket } from './evaluate'

const opened = hm('09:00')
const after = (minutes: number): Instant => plusMs(opened, minutes * MINUTE_MS)
const minuteArbitrary = fc.integer({ min: 0, max: 6 * 24 * 60 })

/** When the ticket's resolution falls due if it is promised within so many open minutes. */
const dueOf = (ticket: Ticket, targetMinutes: number): number => {
  const found = evaluateTicket(ticket, termsOf(resolveWithin(targetMinutes))).find(
    ({ metric }) => metric === 'resolution',
  )
  if (found?.state !== 'running') throw new Error(`Not running but ${found?.state}`)
  return found.dueAt
}

/** Pauses one after the other, each ended by the ticket becoming active again. */
const pausedBetween = (minutes: readonly number[]): Ticket => {
  const sorted = [...new Set(minutes)].toSorted((a, b) => a - b)
  let builder = aTicket().openedAt(opened)
  for (let index = 0; index + 1 < sorted.length; index += 2) {
    builder = builder
      .statusAt(after(sorted[index] ?? 0), 'waiting-customer')
      .statusAt(after(sorted[index + 1] ?? 0), 'active')
  }
  return builder.build()
}

test('[SLA31] a longer target never falls due earlier', () => {
  const arbitrary = fc.tuple(fc.array(minuteArbitrary, { maxLength: 8 }), fc.integer({ min: 1, max: 3_000 }))
  fc.assert(
    fc.property(arbitrary, ([minutes, target]) => {
      const ticket = pausedBetween(minutes)
      expect(dueOf(ticket, target)).toBeLessThanOrEqual(dueOf(ticket, target + 1))
    }),
  )
})

test('[SLA31] one more pause never makes anything due earlier', () => {
  const arbitrary = fc.tuple(
    fc.array(minuteArbitrary, { maxLength: 6 }),
    fc.tuple(minuteArbitrary, minuteArbitrary),
  )
  fc.assert(
    fc.property(arbitrary, ([minutes, more]) => {
      const last = Math.max(0, ...minutes)
      const fewer = minutes.slice(0, minutes.length - (minutes.length % 2))
      const ticket = pausedBetween(fewer)
      const added = pausedBetween([...fewer, last + 1 + more[0], last + 2 + more[0] + more[1]])
      expect(dueOf(ticket, 600)).toBeLessThanOrEqual(dueOf(added, 600))
    }),
  )
})

/** Events at different instants, so that their order in the server says nothing. */
const historyArbitrary = fc
  .uniqueArray(minuteArbitrary, { minLength: 1, maxLength: 8 })
  .chain((minutes) =>
    fc.tuple(
      ...minutes.map((minute) =>
        fc.constantFrom<TicketEvent>(
          event.acknowledged(after(minute)),
          event.replied(after(minute)),
          event.noted(after(minute)),
          event.customerReplied(after(minute)),
          event.assigned(after(minute)),
          event.touched(after(minute)),
        ),
      ),
    ),
  )

test('[SLA1] in whatever order the server hears of things, the clocks come out the same', () => {
  const statusArbitrary = fc.constantFrom<Status>('new', 'active', 'waiting-customer', 'resolved')
  const shuffled = historyArbitrary.chain((history) =>
    fc.tuple(
      fc.constant(history),
      fc.shuffledSubarray(history, { minLength: history.length, maxLength: history.length }),
      statusArbitrary,
    ),
  )
  fc.assert(
    fc.property(shuffled, ([history, order, status]) => {
      const builder = aTicket().openedAt(opened).status(status)
      const heardLate = order.map((entry) => heardAt(entry, after(10_000)))
      expect(clocksOf(builder.with(...heardLate))).toEqual(clocksOf(builder.with(...history)))
    }),
  )
})
