import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesk, aTicket, event, type TicketBuilder } from '#kit/builders'
import { hm, termsOf } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import { type Instant, instant, MINUTE_MS, plusMs } from '../instant'
import { isDone, type Priority, type Status, type Ticket } from '../ticket'
import type { Clock, PastVerdict } from './clock'
import { inOrderOfTime } from './course'
import { evaluateTicket } from './evaluate'

const opened = hm('09:00')
const terms = termsOf(aDesk())
const clocksOf = (ticket: Ticket) => evaluateTicket(ticket, terms)

type Act = (builder: TicketBuilder, when: Instant) => TicketBuilder
interface Step {
  readonly minute: number
  readonly act: Act
}

const statusArbitrary = fc.constantFrom<Status>(
  'active',
  'waiting-customer',
  'waiting-vendor',
  'resolved',
  'closed',
)
const talkArbitrary = fc.constantFrom<Act>(
  (builder, when) => builder.acknowledgedAt(when),
  (builder, when) => builder.repliedAt(when),
  (builder, when) => builder.customerRepliedAt(when),
)
const statusActArbitrary = statusArbitrary.map<Act>(
  (to) => (builder, when) => (builder.build().status === to ? builder : builder.statusAt(when, to)),
)
const priorityActArbitrary = fc
  .constantFrom<Priority>('P1', 'P2', 'P3', 'P4')
  .map<Act>((to) => (builder, when) => builder.priorityAt(when, to))

/** Minutes on a coarse grid, so that much happens at one instant. */
const minuteArbitrary = fc.integer({ min: 0, max: 80 }).map((step) => step * 45)
const storyArbitrary = (act: fc.Arbitrary<Act>): fc.Arbitrary<readonly Step[]> =>
  fc
    .array(fc.record({ minute: minuteArbitrary, act }), { maxLength: 10 })
    .map((steps) => steps.toSorted((a, b) => a.minute - b.minute))
const anyStory = storyArbitrary(fc.oneof(talkArbitrary, statusActArbitrary, priorityActArbitrary))
const onePriorityStory = storyArbitrary(fc.oneof(talkArbitrary, statusActArbitrary))

const tell = (steps: readonly Step[], from: TicketBuilder, startedAt: Instant): TicketBuilder =>
  steps.reduce((builder, { minute, act }) => act(builder, plusMs(startedAt, minute * MINUTE_MS)), from)
const told = (steps: readonly Step[]) => tell(steps, aTicket().openedAt(opened), opened)

test('[SLA1] the order of time keeps the server’s order within one instant', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 }), (minutes) => {
      // `receivedAt` numbers the events as the server has them.
      const history = minutes.map((minute, index) => ({
        ...event.touched(plusMs(opened, minute * MINUTE_MS)),
        receivedAt: instant(index),
      }))
      const expected = history.toSorted((a, b) => a.at - b.at || a.receivedAt - b.receivedAt)
      expect(inOrderOfTime(history)).toEqual(expected)
    }),
  )
})

test('[SLA1] notes and mere touches, whenever they come, change no clock', () => {
  const silence = fc.array(
    fc.record({
      minute: minuteArbitrary,
      place: fc.nat({ max: 10 }),
      make: fc.constantFrom(event.noted, event.touched),
    }),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(anyStory, silence, (steps, silent) => {
      const ticket = told(steps).build()
      let { history } = ticket
      for (const { minute, place, make } of silent) {
        // Anywhere in the server's order but before the ticket was opened.
        const index = 1 + Math.min(place, history.length - 1)
        history = history.toSpliced(index, 0, make(plusMs(opened, minute * MINUTE_MS)))
      }
      expect(clocksOf({ ...ticket, history })).toEqual(clocksOf(ticket))
    }),
  )
})

test('[SLA8] a pause that ends at the instant at which it began changes nothing', () => {
  fc.assert(
    fc.property(anyStory, fc.nat({ max: 10 }), minuteArbitrary, (steps, cut, minute) => {
      const before = steps.slice(0, cut)
      const pausedAt = Math.max(minute, before.at(-1)?.minute ?? 0)
      const after = steps.slice(cut).filter((step) => step.minute >= pausedAt)
      const { status } = told(before).build()
      fc.pre(!isDone(status) && status !== 'waiting-customer')
      const pause: readonly Step[] = (['waiting-customer', status] as const).map((to) => ({
        minute: pausedAt,
        act: (builder, when) => builder.statusAt(when, to),
      }))
      const plain = told([...before, ...after]).build()
      expect(clocksOf(told([...before, ...pause, ...after]).build())).toEqual(clocksOf(plain))
    }),
  )
})

function shiftedVerdict(verdict: PastVerdict, byMs: number): PastVerdict {
  if (verdict.kind === 'breached') return { ...verdict, dueAt: plusMs(verdict.dueAt, byMs) }
  const metAt = plusMs(verdict.metAt, byMs)
  return verdict.kind === 'met'
    ? { ...verdict, metAt }
    : { ...verdict, metAt, dueAt: plusMs(verdict.dueAt, byMs) }
}

function shifted(clock: Clock, byMs: number): Clock {
  const past = clock.past.map((verdict) => shiftedVerdict(verdict, byMs))
  const moved = { ...clock, past, startedAt: plusMs(clock.startedAt, byMs) }
  switch (moved.state) {
    case 'running': {
      const warnedAt = moved.warnedAt.map((at) => plusMs(at, byMs))
      const { exceededOnArrivalAt: arrivedAt } = moved
      const exceededOnArrivalAt = arrivedAt === null ? null : plusMs(arrivedAt, byMs)
      return { ...moved, dueAt: plusMs(moved.dueAt, byMs), warnedAt, exceededOnArrivalAt }
    }
    case 'paused':
      return { ...moved, pausedAt: plusMs(moved.pausedAt, byMs) }
    case 'met':
      return { ...moved, metAt: plusMs(moved.metAt, byMs) }
    case 'missed':
      return { ...moved, metAt: plusMs(moved.metAt, byMs), dueAt: plusMs(moved.dueAt, byMs) }
    case 'cancelled':
    default:
      return { ...moved, cancelledAt: plusMs(moved.cancelledAt, byMs) }
  }
}

const p1Since = (startedAt: Instant) => aTicket().priority('P1').openedAt(startedAt)

test('[SLA18] the same P1 story at any other time has the same clocks, moved by as much', () => {
  const shiftArbitrary = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 })
  fc.assert(
    fc.property(onePriorityStory, shiftArbitrary, (steps, byMs) => {
      const moved = plusMs(opened, byMs)
      const there = clocksOf(tell(steps, p1Since(moved), moved).build())
      const here = clocksOf(tell(steps, p1Since(opened), opened).build())
      expect(there).toEqual(here.map((clock) => shifted(clock, byMs)))
    }),
  )
})

test('[SLA61] where clocks never change, the same story whole weeks later has the same clocks, moved by as much', () => {
  const everything = termsOf(everyMetricDesk)
  fc.assert(
    fc.property(anyStory, fc.integer({ min: 1, max: 6 }), (steps, weeks) => {
      const byMs = weeks * 7 * 86_400_000
      const moved = plusMs(opened, byMs)
      const before = evaluateTicket(told(steps).build(), everything)
      const after = evaluateTicket(tell(steps, aTicket().openedAt(moved), moved).build(), everything)
      expect(after).toEqual(before.map((clock) => shifted(clock, byMs)))
    }),
    { numRuns: 1_000 },
  )
})

test('[SLA6] whatever came before, P1 resolved at its due instant is met and a millisecond later missed', () => {
  fc.assert(
    fc.property(onePriorityStory, (steps) => {
      const story = tell(steps, p1Since(opened), opened)
      const lastAt = plusMs(opened, (steps.at(-1)?.minute ?? 0) * MINUTE_MS)
      const running = clocksOf(story.build()).find(({ metric }) => metric === 'resolution')
      fc.pre(running?.state === 'running' && running.dueAt > lastAt)
      const dueAt = running?.state === 'running' ? running.dueAt : opened
      const stateIfResolved = (when: Instant) =>
        clocksOf(story.statusAt(when, 'resolved').build()).find(({ metric }) => metric === 'resolution')
          ?.state
      expect([stateIfResolved(dueAt), stateIfResolved(plusMs(dueAt, 1))]).toEqual(['met', 'missed'])
    }),
  )
})
