import { describe, expect, test } from 'vitest'
import { at } from '#kit/builders'
import { calendar, closed, daily, workdays } from '#kit/calendarBuilders'
import { DAY_MS, HOUR_MS, type Instant, instant } from '../instant'
import { alwaysOpen } from './alwaysOpen'
import { addBusinessDays } from './businessDays'
import { calendarRefusalSentence } from './calendarRefusal'
import { compileIntersection, intersectionOf } from './intersection'

const iso = (moment: Instant | null) => (moment === null ? null : new Date(moment).toISOString())
const team = calendar({ name: 'Team', timezone: 'Europe/Helsinki', weekly: workdays(['08:00', '16:00']) })
const customer = calendar({
  id: 'shop',
  name: 'Shop',
  timezone: 'Europe/London',
  weekly: daily(['10:00', '18:00']),
})

describe('calendars together', () => {
  const together = intersectionOf([team, customer])

  test('[CAL16] open when all are', () => {
    // 10:00 in London is noon in Helsinki.
    expect(together.windowsBetween(at('2026-03-06T00:00Z'), at('2026-03-10T00:00Z'))).toEqual([
      { opensAt: at('2026-03-06T10:00Z'), closesAt: at('2026-03-06T14:00Z') },
      { opensAt: at('2026-03-09T10:00Z'), closesAt: at('2026-03-09T14:00Z') },
    ])
    expect(iso(together.addOpen(at('2026-03-06T12:00Z'), 3 * HOUR_MS))).toBe('2026-03-09T11:00:00.000Z')
    expect(iso(together.addOpen(at('2026-03-09T11:00Z'), -3 * HOUR_MS))).toBe('2026-03-06T12:00:00.000Z')
  })

  test('[CAL16] dates and times of day are those of the first', () => {
    expect(together.zone.name).toBe('Europe/Helsinki')
    expect(together.zoneAt(at('2026-03-06T12:00Z')).name).toBe('Europe/Helsinki')
    expect(iso(addBusinessDays(together, at('2026-03-27T12:00Z'), 1, 'time-of-day'))).toBe(
      '2026-03-30T11:00:00.000Z',
    )
    expect(together.id).toBe('test&shop')
    expect(together.name).toBe('Team and Shop')
  })

  test('[CAL16] one alone is itself, none at all is around the clock', () => {
    expect(intersectionOf([team])).toBe(team)
    expect(intersectionOf([])).toBe(alwaysOpen)
    const unlimited = intersectionOf([team, alwaysOpen])
    const [from, to] = [at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z')]
    expect(unlimited.windowsBetween(from, to)).toEqual(team.windowsBetween(from, to))
  })

  test('[CAL12] every member counts into the hash', () => {
    expect(together.hash).not.toBe(team.hash)
    expect(together.hash).toBe(intersectionOf([team, customer]).hash)
    expect(together.writtenHash).not.toBe(intersectionOf([team, alwaysOpen]).writtenHash)
    expect(together.zoneHash).not.toBe(intersectionOf([team, alwaysOpen]).zoneHash)
  })
})

describe('calendars that never open together', () => {
  const mornings = calendar({ name: 'Mornings', weekly: { ...closed, mon: [['08:00', '09:00']] } })
  const evenings = calendar({ name: 'Evenings', weekly: { ...closed, mon: [['18:00', '19:00']] } })

  test('[CAL17] have nothing due, in either direction', () => {
    const never = intersectionOf([mornings, evenings])
    const now = at('2026-03-06T12:00Z')
    expect(never.addOpen(now, 1)).toBeNull()
    expect(never.addOpen(now, -1)).toBeNull()
    expect(never.nextOpen(now)).toBeNull()
    expect(never.prevOpen(now)).toBeNull()
    expect(addBusinessDays(never, now, 1, 'close')).toBeNull()
    expect(never.openBetween(at('1970-01-01T00:00Z'), at('2170-01-01T00:00Z'))).toBe(0)
  })

  test('[CAL17] are refused where a sound calendar is asked for', () => {
    const refused = compileIntersection([mornings, evenings])
    if (refused.ok) throw new Error('The calendars were accepted')
    expect(refused.refusal).toEqual({
      kind: 'never-open-together',
      path: [],
      names: ['Mornings', 'Evenings'],
    })
    expect(calendarRefusalSentence(refused.refusal)).toBe(
      'The calendars "Mornings" and "Evenings" are never open at one time, so nothing would ever fall due. Give them common hours.',
    )
    expect(compileIntersection([team, customer]).ok).toBe(true)
  })
})

describe('around the clock', () => {
  test('[CAL18] every millisecond counts, in every year, on the dates of UTC', () => {
    const early = instant(-5 * DAY_MS)
    expect(alwaysOpen.addOpen(early, DAY_MS)).toBe(-4 * DAY_MS)
    expect(alwaysOpen.addOpen(early, -DAY_MS)).toBe(-6 * DAY_MS)
    expect(alwaysOpen.openBetween(early, instant(0))).toBe(5 * DAY_MS)
    expect(alwaysOpen.openBetween(instant(0), early)).toBe(0)
    expect([alwaysOpen.nextOpen(early), alwaysOpen.prevOpen(early)]).toEqual([early, early])
    expect(alwaysOpen.windowsBetween(early, instant(0))).toEqual([{ opensAt: early, closesAt: 0 }])
    expect(alwaysOpen.windowsBetween(instant(0), early)).toEqual([])
    expect(alwaysOpen.stretchesBetween(early, instant(0))).toEqual([{ from: early, to: 0, open: true }])
    expect(alwaysOpen.stretchesBetween(instant(0), early)).toEqual([])
    expect(alwaysOpen.zoneAt(early).name).toBe('UTC')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    '[CAL18] a budget of %d falls due never, here and on any calendar',
    (amount) => {
      expect(alwaysOpen.addOpen(at('2026-03-06T12:00Z'), amount)).toBeNull()
      expect(team.addOpen(at('2026-03-06T12:00Z'), amount)).toBeNull()
    },
  )
})
