import { describe, expect, test } from 'vitest'
import { aDesk, aPerson, aTicket, type TicketBuilder } from '#kit/builders'
import { clocksOf, hm, resolveWithin } from '#kit/clocks'
import { levelKey } from './alertLevel'
import { alertPlanSchema } from './alerts'
import { alertWords, digestWords } from './alertWords'
import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, plusMs } from './instant'
import { planAlerts } from './planAlerts'
import { nobodyLeft, type WhoLeft } from './whoseTicket'

const me = aPerson('Jonas Berg')
const somebody = aPerson('Mira Laine')
const desk = resolveWithin(240)

/** Acknowledged and answered, so that only the resolution clock runs: 09:00-13:00. */
const ticket = aTicket().openedAt(hm('09:00')).acknowledgedAt(hm('09:01')).repliedAt(hm('09:02')).ownedBy(me)

const planOf = (
  builders: readonly TicketBuilder[],
  now = hm('09:30'),
  horizonMs = DAY_MS,
  left: WhoLeft = nobodyLeft,
) =>
  planAlerts(
    builders.map((builder) => ({ ticket: builder.build(), clocks: clocksOf(builder, desk) })),
    me,
    now,
    horizonMs,
    250,
    { zone: 'UTC', left },
  )
const shares = (...args: Parameters<typeof planOf>) =>
  planOf(...args).alerts.map(({ level }) => ('percent' in level ? level.percent : null))

describe('the plan', () => {
  test('[ALR1] it warns of my tickets and of nobody’s, not of somebody else’s', () => {
    const ids = planOf([
      ticket.id('mine'),
      ticket.id('nobodys').ownedBy(null),
      ticket.id('theirs').ownedBy(somebody),
    ]).alerts.map(({ ticketId }) => ticketId)
    expect(new Set(ids)).toEqual(new Set(['mine', 'nobodys']))
  })

  test('[ALR1] it warns of the tickets of somebody who has left', () => {
    const theirs = [ticket.id('theirs').ownedBy(somebody)]
    expect(planOf(theirs).alerts).toEqual([])
    const warned = planOf(theirs, hm('09:30'), DAY_MS, new Map([[somebody.id, somebody]]))
    expect(warned.alerts.map(({ ticketId }) => String(ticketId))).toContain('theirs')
  })

  test('[ALR2] warnings ahead and within the horizon are planned, and the last that passed', () => {
    expect(shares([ticket])).toEqual([50, 75, 90, 100])
    expect(shares([ticket], hm('11:00'))).toEqual([50, 75, 90, 100])
    expect(shares([ticket], hm('12:10'))).toEqual([75, 90, 100])
    expect(shares([ticket], hm('09:30'), 2 * HOUR_MS)).toEqual([50])
    expect(shares([ticket], hm('13:00'))).toEqual([100])
    expect(shares([ticket.statusAt(hm('13:10'), 'resolved')], hm('13:20'))).toEqual([])
  })

  test('[ALR2] a paused clock and a finished one warn of nothing', () => {
    expect(shares([ticket.statusAt(hm('09:10'), 'waiting-customer')])).toEqual([])
    expect(shares([ticket.statusAt(hm('09:10'), 'resolved')])).toEqual([])
  })

  test('[ALR119] a ticket that sleeps warns of its breach, and of the rest by the last one when it wakes', () => {
    const asleepUntil = (until: Instant, by = me): TicketBuilder => {
      const at = hm('10:00')
      const stamp = { at, receivedAt: at, by: { kind: 'agent', person: by } } as const
      return ticket.with({ type: 'snoozed', ...stamp, until, reason: null })
    }
    const told = (builder: TicketBuilder, now = hm('10:05')) =>
      planOf([builder], now).alerts.map(({ level, fireAt }) => [levelKey(level), fireAt])
    expect(told(asleepUntil(hm('12:05')))).toEqual([
      ['75%', hm('12:05')],
      ['90%', hm('12:36')],
      ['100%', hm('13:00')],
    ])
    expect(told(asleepUntil(hm('14:00')))).toEqual([['100%', hm('13:00')]])
    expect(told(asleepUntil(hm('12:05')), hm('12:06')).at(0)).toEqual(['75%', hm('12:00')])
    expect(told(asleepUntil(hm('14:00'), somebody))).toHaveLength(4)
  })

  test('[ALR132] a breach that wakes a ticket ends its sleep for the warnings of its other clocks too', () => {
    const at = hm('09:10')
    const stamp = { at, receivedAt: at, by: { kind: 'agent', person: me } } as const
    // P2, answered by nobody: the first reply is due within 30 open minutes, the resolution 240 minutes after 09:00.
    const unanswered = aTicket().openedAt(hm('09:00')).acknowledgedAt(hm('09:01')).ownedBy(me)
    const asleep = (reason: string | null) =>
      unanswered.with({ type: 'snoozed', ...stamp, until: hm('12:40'), reason })
    const clocks = (builder: TicketBuilder) => [
      ...clocksOf(builder, desk).filter(({ metric }) => metric === 'resolution'),
      ...clocksOf(builder, aDesk()).filter(({ metric }) => metric === 'firstResponse'),
    ]
    const told = (builder: TicketBuilder, now: Instant) =>
      planAlerts([{ ticket: builder.build(), clocks: clocks(builder) }], me, now, DAY_MS, 0).alerts.flatMap(
        ({ metric, level, fireAt }) => (metric === 'resolution' ? [[levelKey(level), fireAt]] : []),
      )
    const asEver = [
      ['50%', hm('11:00')],
      ['75%', hm('12:00')],
      ['90%', hm('12:36')],
      ['100%', hm('13:00')],
    ]
    expect(told(asleep(null), hm('09:15'))).toEqual(asEver)
    expect(told(asleep(null), hm('10:00'))).toEqual(asEver)
    // Put away past the breach with a reason, it sleeps on.
    expect(told(asleep('Waits for the part'), hm('09:15'))).toEqual([
      ['90%', hm('12:40')],
      ['100%', hm('13:00')],
    ])
  })

  test('[ALR3] a warning is known by ticket, metric, cycle, level and due instant', () => {
    const [first] = planOf([ticket]).alerts
    expect(first).toMatchObject({
      id: `20418:resolution:0:50%:${hm('13:00')}`,
      fireAt: hm('11:00'),
      dueAt: hm('13:00'),
    })
    const moved = ticket.statusAt(hm('09:10'), 'waiting-customer').statusAt(hm('09:20'), 'active')
    expect(planOf([moved]).alerts[0]?.id).toBe(`20418:resolution:0:50%:${hm('13:10')}`)
  })

  test('[ALR4] the earliest comes first, the plan holds at most 5,000 and parses', () => {
    const many = Array.from({ length: 1_300 }, (_, index) => ticket.id(`T${index}`))
    const plan = planOf([...many, ticket.id('soonest').priority('P1')])
    expect(plan.alerts).toHaveLength(5_000)
    expect(plan.alerts.map(({ fireAt }) => fireAt)).toEqual(
      plan.alerts.map(({ fireAt }) => fireAt).toSorted((a, b) => a - b),
    )
    expect(plan).toMatchObject({ madeAt: hm('09:30'), clockOffsetMs: 250 })
    expect(alertPlanSchema.parse(plan)).toEqual(plan)
  })

  test('[ALR4] a full plan lets go of old breaches before anything ahead', () => {
    const ahead = Array.from({ length: 1_249 }, (_, index) => ticket.id(`T${index}`))
    const breached = Array.from({ length: 10 }, (_, index) =>
      ticket.id(`B${index}`).openedAt(plusMs(hm('09:00'), index * MINUTE_MS - 7 * DAY_MS)),
    )
    const { alerts } = planOf([...breached, ...ahead])
    expect(alerts).toHaveLength(5_000)
    expect(alerts.slice(0, 5).map(({ ticketId }) => ticketId)).toEqual(['B6', 'B7', 'B8', 'B9', 'T0'])
  })
})

describe('the words', () => {
  const alerts = planOf([ticket]).alerts
  const wordsOf = (percent: number) => {
    const alert = alerts.find((each) => levelKey(each.level) === `${percent}%`)
    if (!alert) throw new Error(`No warning at ${percent} %`)
    return alertWords(alert, alert.fireAt)
  }

  test('[ALR5] the title is id, metric and reading; the body one fact, the subject and the requester', () => {
    expect(wordsOf(50)).toEqual({
      title: '20418 resolution: T−2h 00m',
      body: 'Half of the time is used. Due at 13:00. Next alert at 12:00. VPN drops after the update. Ada Nyman.',
      urgency: 'low',
    })
    expect(wordsOf(75)).toMatchObject({
      title: '20418 resolution: T−1h 00m',
      body: 'A quarter of the time is left. Due at 13:00. Next alert at 12:36. VPN drops after the update. Ada Nyman.',
      urgency: 'normal',
    })
    expect(wordsOf(90)).toMatchObject({ title: '20418 resolution: T−24:00', urgency: 'critical' })
    expect(wordsOf(100).body).toMatch(/^It is due now\./)
  })

  test('[ALR5] a warning raised late tells the present, not the plan', () => {
    const [alert] = alerts
    if (!alert) throw new Error('No warning')
    expect(alertWords(alert, plusMs(hm('13:00'), 90_000))).toMatchObject({
      title: '20418 resolution breached: T+01:30',
      body: 'It was due at 13:00, 1 minute ago. VPN drops after the update. Ada Nyman.',
    })
  })

  test('[ALR140] how long ago a promise was due is told in minutes, hours and days, never as a time of day', () => {
    const [alert] = alerts
    if (!alert) throw new Error('No warning')
    const factAfter = (lateMs: number) => alertWords(alert, plusMs(hm('13:00'), lateMs)).body.split(' VPN')[0]
    expect(factAfter(20)).toBe('It was due at 13:00, less than a minute ago.')
    expect(factAfter(20 * MINUTE_MS)).toBe('It was due at 13:00, 20 minutes ago.')
    expect(factAfter(65 * MINUTE_MS)).toBe('It was due at 13:00, 1 hour 5 minutes ago.')
  })

  test('[ALR133] it names the requester’s tier, and at the due instant says that nobody has taken it; times are the desk’s', () => {
    const [first] = alerts
    if (!first) throw new Error('No warning')
    const gold = { ...first, tier: 'gold', isOwned: false, zone: 'Asia/Tokyo' } as const
    expect(alertWords(gold, hm('11:00')).body).toBe(
      'Half of the time is used. Due at 22:00. Next alert at 21:00. VPN drops after the update. Ada Nyman, Gold.',
    )
    expect(alertWords({ ...gold, level: { percent: 100 } }, hm('13:00')).body).toBe(
      'It is due now. Nobody has taken it yet. VPN drops after the update. Ada Nyman, Gold.',
    )
    const tomorrow = { ...gold, zone: 'UTC', dueAt: plusMs(first.dueAt, DAY_MS), nextAt: null }
    expect(alertWords(tomorrow, hm('11:00')).body).toMatch(
      /^Half of the time is used\. Due at Tue 13:00\. VPN/,
    )
  })
  test('[ALR5] a subject that ends its sentence gets no second full stop', () => {
    const [alert] = planOf([ticket.about('Is the VPN down?')]).alerts
    if (!alert) throw new Error('No warning')
    expect(alertWords(alert, alert.fireAt).body).toMatch(/ Is the VPN down\? Ada Nyman\.$/)
  })

  test('[ALR6] [ALR141] several at once are told as one, by level, gravest first', () => {
    const now = hm('12:00')
    const dueIn = (id: string, minutes: number) => {
      const [alert] = planOf([ticket.id(id)]).alerts
      if (!alert) throw new Error('No warning')
      return { ...alert, id, dueAt: plusMs(now, minutes * MINUTE_MS) }
    }
    const gathered = [dueIn('20435', 20), dueIn('20433', 4), dueIn('20377', -1), dueIn('20429', 2)]
    expect(digestWords(gathered, now)).toEqual({
      title: '4 alerts',
      body: '1 breached: 20377. 2 under 5 min: 20433, 20429. 1 under 30 min: 20435.',
      urgency: 'critical',
    })
    const many = Array.from({ length: 7 }, (_, index) => dueIn(`T${index}`, 20))
    expect(digestWords(many, now).body).toBe('7 under 30 min: T0, T1, T2, T3, T4 and 2 more.')
  })
})

test('[ALR2] a desk’s default warnings cover every running clock of a new ticket', () => {
  const fresh = aTicket().openedAt(hm('09:00'))
  const views = [{ ticket: fresh.build(), clocks: clocksOf(fresh, aDesk()) }]
  const plan = planAlerts(views, me, instant(hm('09:00')), 30 * DAY_MS, 0)
  expect(plan.alerts).toHaveLength(12)
})
