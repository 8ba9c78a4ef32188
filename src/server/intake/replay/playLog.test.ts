import { describe, expect, it } from 'vitest'
import { type LogCells, logRowsOf } from '#kit/logLines'
import { type Instant, instant, plusMs } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'
import type { IncidentItem } from '../serviceNow/groupIncidents'
import type { Delivery } from './intakeClient'
import { type PlayEnd, type PlayedSoFar, playLog } from './playLog'
import { createToDeskTime, logTimeAt, planReplay, type ReplayPlan } from './replayPlan'

const startAt = instant(Date.UTC(2016, 2, 1, 10, 0))
const beganAt = instant(Date.UTC(2026, 10, 22, 12, 0))

const incident = (...changes: readonly LogCells[]): IncidentItem => ({
  kind: 'incident',
  rows: logRowsOf(...changes),
})

async function planOf(...items: readonly IncidentItem[]): Promise<ReplayPlan> {
  async function* stream() {
    yield* items
  }
  const plan = await planReplay(stream(), startAt)
  if (!plan.ok) throw new Error('The log of this test has no fault.')
  return plan.value
}

/** 09:05 new, 10:30 active, 11:00 resolved: the start lies in between. */
const spanning = incident(
  { number: 'INC0000001' },
  { incident_state: 'Active', sys_updated_at: '1/3/2016 10:30' },
  { incident_state: 'Resolved', sys_updated_at: '1/3/2016 11:00' },
)
const comingLater = incident(
  { number: 'INC0000002', opened_at: '1/3/2016 10:20', sys_updated_at: '1/3/2016 10:20' },
  { incident_state: 'Active', sys_updated_at: '1/3/2016 10:40' },
)
const longDone = incident({
  number: 'INC0000003',
  opened_at: '20/2/2016 10:00',
  sys_updated_at: '20/2/2016 11:00',
  incident_state: 'Closed',
})

interface Sent {
  readonly at: Instant
  readonly tickets: readonly Ticket[]
}

/** Plays a plan on a clock that only moves while the player rests. */
async function played(
  plan: ReplayPlan,
  speed: number,
  answer: (call: number) => Delivery = () => ({ kind: 'written' }),
) {
  let now = beganAt
  let calls = 0
  const sent: Sent[] = []
  const away: (string | null)[] = []
  const reports: PlayedSoFar[] = []
  const end: PlayEnd = await playLog(plan, createToDeskTime(startAt, beganAt, speed), {
    now: () => now,
    rest: (ms) => {
      now = plusMs(now, Math.max(1, Math.ceil(ms)))
      return Promise.resolve()
    },
    send: (request) => {
      calls += 1
      const delivery = answer(calls)
      if (delivery.kind === 'written') {
        sent.push({ at: now, tickets: request.tickets.map(({ ticket }) => ticket) })
      }
      return Promise.resolve(delivery)
    },
    signal: new AbortController().signal,
    onPlayed: (report) => reports.push(report),
    onAway: (detail) => away.push(detail),
  })
  return { end, sent, away, reports }
}

const minutesAfterStart = ({ at }: Sent) => Math.round((at - beganAt) / 60_000)

describe('replay', () => {
  it('[IMP14] the time before the start keeps its length, the time after it is divided by the speed', () => {
    const toDeskTime = createToDeskTime(startAt, beganAt, 60)
    expect(toDeskTime(plusMs(startAt, -3_600_000))).toBe(beganAt - 3_600_000)
    expect(toDeskTime(startAt)).toBe(beganAt)
    expect(toDeskTime(plusMs(startAt, 3_600_000))).toBe(beganAt + 60_000)
    expect(logTimeAt(startAt, beganAt, 60, plusMs(beganAt, 60_000))).toBe(startAt + 3_600_000)
  })

  it('[IMP9] first the desk as it stood, then every change at its time', async () => {
    const plan = await planOf(longDone, spanning, comingLater)
    const { end, sent } = await played(plan, 1)
    expect(end).toEqual({ kind: 'ended' })
    expect(
      sent.map((batch) => [
        minutesAfterStart(batch),
        batch.tickets.map(({ id, status }) => `${id} ${status}`),
      ]),
    ).toEqual([
      [0, ['INC0000001 new']],
      [20, ['INC0000002 new']],
      [30, ['INC0000001 active']],
      [40, ['INC0000002 active']],
      [60, ['INC0000001 resolved']],
    ])
  })

  it('[IMP9] no event lies ahead of the instant at which it is sent, at any speed', async () => {
    const plan = await planOf(spanning, comingLater)
    for (const speed of [0.5, 1, 7, 60, 3_600]) {
      const { sent } = await played(plan, speed)
      for (const { at, tickets } of sent) {
        const newest = Math.max(...tickets.flatMap((ticket) => ticket.history.map((event) => event.at)))
        expect(newest, `speed ${speed}`).toBeLessThanOrEqual(at)
      }
    }
  })

  it('[IMP9] an absent server loses nothing: the same is sent again until it is taken, with longer and longer rests', async () => {
    const plan = await planOf(spanning, comingLater)
    const { end, sent, away } = await played(plan, 60, (call) =>
      call >= 2 && call <= 9 ? { kind: 'away', detail: 'connection refused' } : { kind: 'written' },
    )
    expect(end).toEqual({ kind: 'ended' })
    expect(away).toEqual(['connection refused', null])
    const last = new Map(sent.flatMap(({ tickets }) => tickets.map((ticket) => [ticket.id, ticket])))
    expect([...last.values()].map(({ id, status }) => `${id} ${status}`)).toEqual([
      'INC0000001 resolved',
      'INC0000002 active',
    ])
    expect([...last.values()].every(({ history }) => history.length > 2)).toBe(true)
  })

  it('[IMP9] 420 changes in one minute of the log keep up at sixty times its speed', async () => {
    const burst = Array.from({ length: 420 }, (_, index) =>
      incident(
        { number: `INC${String(index + 1).padStart(7, '0')}` },
        { incident_state: 'Closed', sys_updated_at: '1/3/2016 10:40' },
      ),
    )
    const { sent, reports } = await played(await planOf(...burst), 60)
    const closed = sent.flatMap(({ tickets }) => tickets.filter(({ status }) => status === 'closed'))
    expect(closed).toHaveLength(420)
    expect(Math.max(...reports.map(({ lateMs }) => lateMs))).toBeLessThan(1_000)
  })

  it('[IMP13] a key that is not accepted and a ticket that is refused end the replay', async () => {
    const plan = await planOf(spanning)
    expect((await played(plan, 1, () => ({ kind: 'unauthorised' }))).end).toEqual({ kind: 'unauthorised' })
    const refused = { kind: 'refused', detail: 'subject: too long' } as const
    expect((await played(plan, 1, () => refused)).end).toEqual(refused)
  })

  it('[IMP9] a step that the log dates before an earlier one of its incident does not overtake it', async () => {
    const plan = await planOf(
      incident(
        { number: 'INC0000001' },
        { incident_state: 'Active', sys_updated_at: '1/3/2016 10:40' },
        { incident_state: 'Resolved', sys_updated_at: '1/3/2016 10:20' },
      ),
    )
    expect(plan.moments.map(({ steps }) => steps)).toEqual([1, 2])
    expect(plan.moments.map(({ at }) => (at - startAt) / 60_000)).toEqual([40, 40])
  })
})
