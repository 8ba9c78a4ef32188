import { describe, expect, test } from 'vitest'
import { compiled } from '#kit/anyCalendar'
import { at } from '#kit/builders'
import { calendar, calendarSpec, daily, holiday, workdays } from '#kit/calendarBuilders'
import { DAY_MS, type Instant, instant } from '../instant'
import type { Calendar } from './calendar'
import type { CalendarSpec } from './calendarSpec'
import type { CalendarStretch, ClosedWhy } from './calendarStretch'
import { intersectionOf } from './intersection'

const whyText = (why: ClosedWhy): string => {
  if (why.kind === 'holiday') return `holiday ${why.name}`
  return why.kind === 'other-calendar' ? `${why.name}: ${whyText(why.why)}` : why.kind
}
const hm = (moment: Instant) => new Date(moment).toISOString().slice(8, 16)
const line = (stretch: CalendarStretch) =>
  `${hm(stretch.from)} ${hm(stretch.to)} ${stretch.open ? 'open' : whyText(stretch.why)}`
/** "from to why" by day of the month and time in UTC. */
const stretches = (of: Calendar, from: string, to: string) => of.stretchesBetween(at(from), at(to)).map(line)

describe('why a calendar is closed', () => {
  test('[CAL20] nights and lunch hours lie outside the hours, weekends are days off', () => {
    const office = calendar({ weekly: workdays(['08:00', '12:00'], ['13:00', '17:00']) })
    expect(stretches(office, '2026-03-06T07:00Z', '2026-03-09T09:00Z')).toEqual([
      '06T07:00 06T08:00 outside-hours',
      '06T08:00 06T12:00 open',
      '06T12:00 06T13:00 outside-hours',
      '06T13:00 06T17:00 open',
      '06T17:00 07T00:00 outside-hours',
      '07T00:00 09T00:00 day-off',
      '09T00:00 09T08:00 outside-hours',
      '09T08:00 09T09:00 open',
    ])
  })

  test('[CAL20] a holiday is named for the whole of its date, and by all its names', () => {
    const holidays = [
      { date: '2026-12-24', name: 'Eve' },
      { date: '2026-12-25', name: 'Yule' },
      { date: '2026-12-25', name: 'Sol' },
      { date: '2026-12-25', name: 'Yule' },
    ]
    expect(stretches(calendar({ holidays }), '2026-12-23T17:00Z', '2026-12-26T00:00Z')).toEqual([
      '23T17:00 24T00:00 outside-hours',
      '24T00:00 25T00:00 holiday Eve',
      '25T00:00 26T00:00 holiday Yule, Sol',
    ])
  })

  test('[CAL20] a break is what it takes from the hours, and a date whose override is empty is closed', () => {
    const changes: Partial<CalendarSpec> = {
      breaks: {
        '2026-03-02': [
          ['12:00', '13:00'],
          ['16:00', '20:00'],
        ],
        '2026-03-03': [['00:00', '24:00']],
      },
      overrides: { '2026-03-04': [] },
    }
    expect(stretches(calendar(changes), '2026-03-02T00:00Z', '2026-03-05T00:00Z')).toEqual([
      '02T00:00 02T09:00 outside-hours',
      '02T09:00 02T12:00 open',
      '02T12:00 02T13:00 break',
      '02T13:00 02T16:00 open',
      '02T16:00 02T17:00 break',
      '02T17:00 03T09:00 outside-hours',
      '03T09:00 03T17:00 break',
      '03T17:00 04T00:00 outside-hours',
      '04T00:00 05T00:00 closed-date',
    ])
  })

  test('[CAL20] a day off stays one after the night before, and has hours when it gets an opening', () => {
    const nights = calendar({
      weekly: workdays(['22:00', '06:00']),
      openings: { '2026-03-08': [['10:00', '11:00']] },
    })
    expect(stretches(nights, '2026-03-07T00:00Z', '2026-03-09T00:00Z')).toEqual([
      '07T00:00 07T06:00 open',
      '07T06:00 08T00:00 day-off',
      '08T00:00 08T10:00 outside-hours',
      '08T10:00 08T11:00 open',
      '08T11:00 09T00:00 outside-hours',
    ])
  })

  test('[CAL20] together, the other calendar is named only while this one is open', () => {
    const team = calendar({ name: 'Team' })
    const shop = calendar({
      id: 'shop',
      name: 'Shop',
      weekly: daily(['10:00', '20:00']),
      holidays: holiday('2026-03-03'),
    })
    const together = intersectionOf([team, shop])
    expect(stretches(together, '2026-03-02T00:00Z', '2026-03-04T00:00Z')).toEqual([
      '02T00:00 02T09:00 outside-hours',
      '02T09:00 02T10:00 Shop: outside-hours',
      '02T10:00 02T17:00 open',
      '02T17:00 03T09:00 outside-hours',
      '03T09:00 03T17:00 Shop: holiday Holiday',
      '03T17:00 04T00:00 outside-hours',
    ])
    const [, other] = together.stretchesBetween(at('2026-03-02T00:00Z'), at('2026-03-02T10:00Z'))
    expect(other).toMatchObject({ why: { kind: 'other-calendar', id: 'shop', name: 'Shop' } })
    const third = calendar({ id: 'third', name: 'Third', weekly: daily(['09:00', '09:30']) })
    const all = intersectionOf([shop, third, team])
    expect(stretches(all, '2026-03-02T16:00Z', '2026-03-02T18:00Z')).toEqual([
      '02T16:00 02T18:00 Third: outside-hours',
    ])
  })

  test('[CAL20] each version gives its own reasons', () => {
    const spec = calendarSpec()
    const both = compiled(spec, {
      ...spec,
      version: 2,
      effectiveFrom: '2026-03-04',
      weekly: daily(['09:00', '17:00']),
    })
    expect(stretches(both, '2026-03-01T00:00Z', '2026-03-02T00:00Z')).toEqual(['01T00:00 02T00:00 day-off'])
    expect(stretches(both, '2026-03-08T00:00Z', '2026-03-08T09:00Z')).toEqual([
      '08T00:00 08T09:00 outside-hours',
    ])
  })

  test('[CAL20] before 1970 and from 2170 on nothing is known', () => {
    const [first, second] = calendar().stretchesBetween(instant(-DAY_MS), instant(DAY_MS))
    expect(first).toEqual({ from: -DAY_MS, to: 0, open: false, why: { kind: 'beyond-years' } })
    expect(second).toMatchObject({ from: 0, why: { kind: 'outside-hours' } })
    const last = calendar().stretchesBetween(at('2169-12-31T17:00Z'), at('2170-01-02T00:00Z')).map(line)
    expect(last).toEqual(['31T17:00 01T00:00 day-off', '01T00:00 02T00:00 beyond-years'])
    expect(calendar().stretchesBetween(at('2180-01-01T00:00Z'), at('2181-01-01T00:00Z'))).toHaveLength(1)
  })

  test('[CAL20] a clock change is no reason of its own', () => {
    const paris = calendar({ timezone: 'Europe/Paris', weekly: daily(['00:00', '24:00']) })
    expect(stretches(paris, '2026-03-20T00:00Z', '2026-04-02T00:00Z')).toEqual(['20T00:00 02T00:00 open'])
  })

  test('[CAL19] reversed and equal instants have nothing between them', () => {
    expect(calendar().stretchesBetween(at('2026-03-05T00:00Z'), at('2026-03-02T00:00Z'))).toEqual([])
    expect(calendar().stretchesBetween(at('2026-03-05T00:00Z'), at('2026-03-05T00:00Z'))).toEqual([])
  })
})
