import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDesk, anyTicket, termsOfAny } from '#kit/anyStory'
import { anAgent, event } from '#kit/builders'
import { hm, openMinutes } from '#kit/clocks'
import type { Desk } from '../desk'
import { type Instant, instant, MINUTE_MS, plusMs } from '../instant'
import { ticketAfter } from '../rowAfter'
import { isDone, isWaiting, type Ticket, ticketSchema } from '../ticket'
import { type Metric, metrics, type Target } from './agreement'
import type { Clock } from './clock'
import { clocksHash } from './clocksHash'
import { evaluateTicket } from './evaluate'
import { explain } from './explain'
import type { Terms } from './terms'
import { verdictFlips } from './verdictFlips'
import { whatIf } from './whatIf'

const many = { numRuns: 1_000 }
const patience = 120_000
const onTime = anyTicket({ isLate: false })
const late = anyTicket({ isLate: true })

/** Every number of a result, however deep. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

test(
  '[SLA57] whatever happened to a ticket, its clocks can be reckoned, in whole milliseconds',
  () => {
    fc.assert(
      fc.property(anyDesk, late, (desk, ticket) => {
        expect(ticketSchema.safeParse(ticket).success).toBe(true)
        const clocks = evaluateTicket(ticket, termsOfAny(desk))
        expect(numbersIn(clocks).filter((number) => !Number.isSafeInteger(number))).toEqual([])
      }),
      many,
    )
  },
  patience,
)

test(
  '[SLA57] also at instants that no desk will see',
  () => {
    // The years -140,743 to 144,683: the time between any two of them can still be told in whole milliseconds.
    const farthest = 2 ** 52 - 1
    const extreme = fc.oneof(
      fc.integer({ min: -farthest, max: farthest }),
      fc.constantFrom(-farthest, 0, farthest),
    )
    const instants = fc.array(extreme, { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(anyDesk, late, instants, (desk, ticket, some) => {
        const moment = (index: number) => instant(some[index % some.length] ?? 0)
        const history = ticket.history.map((entry, index) => ({ ...entry, at: moment(index) }))
        const strange: Ticket = { ...ticket, openedAt: moment(ticket.history.length), history }
        // Compiled for this story alone: its calendars are laid out over two hundred years.
        const terms = termsOfAny({ ...desk })
        const clocks = evaluateTicket(strange, terms)
        expect(numbersIn(clocks).filter((number) => !Number.isSafeInteger(number))).toEqual([])
        const explained = clocks.map(({ metric, cycle }) =>
          explain(strange, terms, metric, cycle, hm('12:00')),
        )
        expect(numbersIn(explained).filter((number) => !Number.isSafeInteger(number))).toEqual([])
      }),
      { numRuns: 10 },
    )
  },
  patience,
)

test(
  '[SLA57] clocks are told by metric and cycle, cycles from 0 and in the order in which they began',
  () => {
    const order = (clock: Clock) => metrics.indexOf(clock.metric) * 1_000 + clock.cycle
    fc.assert(
      fc.property(anyDesk, late, (desk, ticket) => {
        const clocks = evaluateTicket(ticket, termsOfAny(desk))
        expect(clocks.map(order)).toEqual(clocks.map(order).toSorted((a, b) => a - b))
        for (const metric of metrics) {
          const cycles = clocks.filter((clock) => clock.metric === metric).map(({ cycle }) => cycle)
          expect(cycles).toEqual(cycles.map((_, index) => index))
        }
      }),
      many,
    )
  },
  patience,
)

test(
  '[SLA1] events at different instants may be heard of in any order while the row stays as it is',
  () => {
    const spread = fc
      .tuple(onTime, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }))
      .map(([ticket, keys]) => {
        // Every event at an instant of its own; then the order of hearing says nothing.
        const history = ticket.history.map((entry, index) => ({ ...entry, at: plusMs(entry.at, index) }))
        const silent = history.filter(
          ({ type }) => !['statusChanged', 'priorityChanged', 'moved'].includes(type),
        )
        const shuffled = silent.toSorted((a, b) => (keys[a.at % 20] ?? 0) - (keys[b.at % 20] ?? 0))
        return { plain: { ...ticket, history: silent }, shuffled: { ...ticket, history: shuffled } }
      })
    fc.assert(
      fc.property(anyDesk, spread, (desk, { plain, shuffled }) => {
        const isSameOpening = plain.history[0]?.type === 'opened' && plain.history[0] === shuffled.history[0]
        fc.pre(isSameOpening)
        expect(evaluateTicket(shuffled, termsOfAny(desk))).toEqual(evaluateTicket(plain, termsOfAny(desk)))
      }),
      many,
    )
  },
  patience,
)

test(
  '[EXP9] what would be is what the evaluation of the longer history says',
  () => {
    const act = fc.constantFrom(
      (when: Instant) => event.replied(when),
      (when: Instant) => event.customerReplied(when),
      (when: Instant) => event.acknowledged(when, anAgent('Mira Laine')),
    )
    fc.assert(
      fc.property(anyDesk, onTime, act, fc.nat({ max: 20_000 }), (desk, ticket, happening, minutes) => {
        const terms = termsOfAny(desk)
        const next = happening(plusMs(hm('09:00'), minutes * MINUTE_MS))
        const { before, after, differences } = whatIf(ticket, terms, [next])
        const longer = { ...ticket, history: [...ticket.history, next] }
        expect(before).toEqual(evaluateTicket(ticket, terms))
        expect(after).toEqual(evaluateTicket(longer, terms))
        const isSame = clocksHash(before, terms) === clocksHash(after, terms)
        expect(isSame && differences.length > 0).toBe(false)
      }),
      many,
    )
  },
  patience,
)

test(
  '[SLA56] where nothing came late, no judgement was rewritten',
  () => {
    fc.assert(
      fc.property(anyDesk, onTime, (desk, ticket) => {
        expect(verdictFlips(ticket, termsOfAny(desk))).toEqual([])
      }),
      many,
    )
  },
  patience,
)

/** The desk with another budget for one metric in every policy. */
const withTarget = (desk: Desk, metric: Metric, target: Target): Desk => ({
  ...desk,
  agreements: desk.agreements.map((agreement) => ({
    ...agreement,
    policies: agreement.policies.map((policy) => ({
      ...policy,
      targets: { ...policy.targets, [metric]: target },
    })),
  })),
})

const dueOf = (ticket: Ticket, terms: Terms, metric: Metric): readonly (Instant | null)[] =>
  evaluateTicket(ticket, terms)
    .filter((clock) => clock.metric === metric)
    .map((clock) => (clock.state === 'running' ? clock.dueAt : null))

test(
  '[SLA31] under any agreement and any course of a ticket, more time never falls due earlier',
  () => {
    const budgets = fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }))
    fc.assert(
      fc.property(
        anyDesk,
        late,
        fc.constantFrom(...metrics),
        budgets,
        (desk, ticket, metric, [some, more]) => {
          const [short, long] = [openMinutes(some), openMinutes(some + more)]
          const sooner = dueOf(ticket, termsOfAny(withTarget(desk, metric, short)), metric)
          const later = dueOf(ticket, termsOfAny(withTarget(desk, metric, long)), metric)
          const earlier = sooner.filter((due, index) => due !== null && due > (later[index] ?? due))
          expect(earlier).toEqual([])
        },
      ),
      many,
    )
  },
  patience,
)

test(
  '[SLA31] nor does one more pause at the end of any story',
  () => {
    const pause = fc.tuple(fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }))
    fc.assert(
      fc.property(
        anyDesk,
        onTime,
        fc.constantFrom(...metrics),
        pause,
        (desk, ticket, metric, [after, length]) => {
          const terms = termsOfAny(desk)
          const lastAt = ticket.history.at(-1)?.at ?? ticket.openedAt
          const from = plusMs(lastAt, after * MINUTE_MS)
          const { status } = ticket
          // From one wait to another a clock may go on, where only the first of the two stops it.
          fc.pre(!isDone(status) && !isWaiting(status))
          const paused = [
            event.statusChanged(from, status, 'waiting-evidence'),
            event.statusChanged(plusMs(from, length * MINUTE_MS), 'waiting-evidence', status),
          ].reduce(ticketAfter, ticket)
          const before = dueOf(ticket, terms, metric)
          const then = dueOf(paused, terms, metric)
          expect(then).toHaveLength(before.length)
          expect(before.filter((due, index) => due !== null && due > (then[index] ?? due))).toEqual([])
        },
      ),
      many,
    )
  },
  patience,
)
