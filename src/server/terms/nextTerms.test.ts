import { describe, expect, it } from 'vitest'
import { aDesk, at } from '#kit/builders'
import type { Desk, WrittenTerms } from '#shared/domain/desk'
import type { Instant } from '#shared/domain/instant'
import type { Agreement } from '#shared/domain/sla/agreement'
import { currentTerms, nextTerms, nextTermsSentence } from './nextTerms'

const now = at('2026-03-02T10:00:30Z')
const desk = aDesk({}, 'Europe/Helsinki')

/** The terms in force with the resolution target of P1 in so many minutes. */
function written(minutes: number, from: Desk = desk, when: Instant = now): WrittenTerms {
  const terms = currentTerms(from, when)
  return { ...terms, agreements: terms.agreements.map((agreement) => promising(agreement, minutes)) }
}

const promising = (agreement: Agreement, minutes: number): Agreement => ({
  ...agreement,
  policies: agreement.policies.map((policy) =>
    policy.id === 'p1'
      ? { ...policy, targets: { ...policy.targets, resolution: { unit: 'wall-minutes', value: minutes } } }
      : policy,
  ),
})

const closedOn = (date: string, terms: WrittenTerms): WrittenTerms => ({
  ...terms,
  calendars: terms.calendars.map((spec) => ({
    ...spec,
    holidays: [...spec.holidays, { date, name: 'Desk day' }],
  })),
})

function next(before: Desk, terms: WrittenTerms, from: Instant | null = null, when: Instant = now) {
  const found = nextTerms(before, terms, when, from)
  if (!found.ok) throw new Error(nextTermsSentence(found.refusal))
  return found.value
}
const refusal = (before: Desk, terms: WrittenTerms, from: Instant | null = null) => {
  const found = nextTerms(before, terms, now, from)
  return found.ok ? 'accepted' : found.refusal.kind
}
const versions = ({ agreements }: Desk) =>
  agreements.map(({ version, effectiveFrom }) => `${version} ${effectiveFrom}`)
const hours = ({ calendars }: Desk) =>
  calendars.map(({ id, version, effectiveFrom }) => `${id} ${version} ${effectiveFrom}`)

describe('putting terms into force', () => {
  it('[TRM4] the agreement of the file is the next version from this minute on, and what held before stays', () => {
    const { desk: changed, changes } = next(desk, written(60))
    expect(versions(changed)).toEqual(['1 null', '2 2026-03-02T10:00Z'])
    expect(changed.agreements[0]).toEqual(desk.agreements[0])
    expect(hours(changed)).toEqual(['default 1 null'])
    expect(changes).toEqual(['Version 2 of "Default targets" holds from 2026-03-02T10:00Z.'])
  })

  it('[TRM4] a given instant, or one ahead that the file names, is when it begins', () => {
    const later = at('2026-04-01T00:00Z')
    expect(versions(next(desk, written(60), later).desk)).toEqual(['1 null', '2 2026-04-01T00:00Z'])
    const terms = written(60)
    const named = {
      ...terms,
      agreements: terms.agreements.map((agreement) => ({ ...agreement, effectiveFrom: '2026-05-01T00:00Z' })),
    }
    expect(versions(next(desk, named).desk)).toEqual(['1 null', '2 2026-05-01T00:00Z'])
  })

  it('[TRM4] a calendar that differs changes on the first whole date of its own zone', () => {
    const terms = closedOn('2026-03-20', currentTerms(desk, now))
    const { desk: changed, changes } = next(desk, terms)
    expect(hours(changed)).toEqual(['default 1 null', 'default 2 2026-03-03'])
    expect(versions(changed)).toEqual(['1 null'])
    expect(changes).toEqual(['The calendar "Office hours" changes on 2026-03-03.'])
    // Midnight of Helsinki: the whole of 1 April lies ahead.
    expect(hours(next(desk, terms, at('2026-03-31T21:00Z')).desk)[1]).toBe('default 2 2026-04-01')
    expect(hours(next(desk, terms, at('2026-03-31T21:01Z')).desk)[1]).toBe('default 2 2026-04-02')
  })

  it('[TRM4] a calendar the desk does not have is new, and one the file leaves out stays', () => {
    const terms = currentTerms(desk, now)
    const [office] = terms.calendars
    const lab = office ? [{ ...office, id: 'lab', name: 'Lab', version: 7 }] : []
    const found = nextTerms(desk, { ...terms, calendars: lab }, now, null)
    expect(found.ok && hours(found.value.desk)).toEqual(['default 1 null', 'lab 1 null'])
  })

  it('[TRM4] versions that were to take effect later are taken back, and that is said', () => {
    const planned = next(desk, written(60), at('2026-04-01T00:00Z')).desk
    const { desk: changed, changes } = next(planned, written(90, planned))
    expect(versions(changed)).toEqual(['1 null', '3 2026-03-02T10:00Z'])
    expect(changes[0]).toBe('Version 2, which was to hold from 2026-04-01T00:00Z, is taken back.')
    expect(versions(next(planned, written(90, planned), at('2026-05-01T00:00Z')).desk)).toEqual([
      '1 null',
      '2 2026-04-01T00:00Z',
      '3 2026-05-01T00:00Z',
    ])
  })

  it('[TRM21] a file that knows nothing of the version it follows says so', () => {
    const planned = next(desk, written(60), at('2026-04-01T00:00Z')).desk
    expect(next(planned, written(90, planned), at('2026-05-01T00:00Z')).changes).toEqual([
      'Version 2, which is to hold from 2026-04-01T00:00Z, holds only until then; the file was written from version 1.',
      'Version 3 of "Default targets" holds from 2026-05-01T00:00Z.',
    ])
    const [first, second] = planned.agreements
    const aware = first && second ? [first, promising(second, 90)] : []
    const whole = { calendars: planned.calendars, agreements: aware }
    expect(next(planned, whole, at('2026-05-01T00:00Z')).changes).toHaveLength(1)
  })

  it('[TRM4] a second change within a minute takes the place of the first', () => {
    const first = next(desk, written(60)).desk
    expect(versions(next(first, written(90, first)).desk)).toEqual(['1 null', '3 2026-03-02T10:00Z'])
    const closed = next(desk, closedOn('2026-03-20', currentTerms(desk, now))).desk
    const again = next(closed, closedOn('2026-03-21', currentTerms(closed, now)))
    expect(hours(again.desk)).toEqual(['default 1 null', 'default 3 2026-03-03'])
  })

  it('[TRM4] a calendar change of today is not lost to the next change of something else', () => {
    const closed = next(desk, closedOn('2026-03-20', currentTerms(desk, now))).desk
    const { desk: changed, changes } = next(closed, written(60, closed))
    expect(hours(changed)).toEqual(['default 1 null', 'default 2 2026-03-03'])
    expect(changes).toHaveLength(1)
  })

  it('[TRM4] a calendar version planned for later is taken back by an earlier one, and that is said', () => {
    const terms = closedOn('2026-03-20', currentTerms(desk, now))
    const planned = next(desk, terms, at('2026-04-01T00:00Z')).desk
    expect(next(planned, closedOn('2026-03-21', currentTerms(planned, now))).changes).toEqual([
      'The calendar "Office hours" changes on 2026-03-03.',
      'Its version 2, which was to hold from 2026-04-02, is taken back.',
    ])
  })

  it('[TRM5] what is in force already changes nothing', () => {
    expect(refusal(desk, currentTerms(desk, now))).toBe('unchanged')
    const changed = next(desk, closedOn('2026-03-20', written(60))).desk
    const after = at('2026-03-04T10:00Z')
    const same = nextTerms(changed, currentTerms(changed, after), after, null)
    expect(same.ok ? '' : same.refusal.kind).toBe('unchanged')
    const whole = { calendars: changed.calendars, agreements: changed.agreements }
    expect(refusal(changed, whole)).toBe('unchanged')
  })

  it('[TRM5] a file made from an older version, one with another history and an instant that is past are refused', () => {
    const changed = next(desk, written(60)).desk
    expect(refusal(changed, written(90))).toBe('stale')
    const [first, second] = changed.agreements
    const forged = first && second ? [promising(first, 5), second] : []
    expect(refusal(changed, { calendars: changed.calendars, agreements: forged })).toBe('history')
    expect(refusal(desk, written(60), at('2026-03-02T09:59Z'))).toBe('in-the-past')
    const after = at('2026-03-04T10:00Z')
    const calendarChanged = next(desk, closedOn('2026-03-20', currentTerms(desk, now))).desk
    const old = nextTerms(calendarChanged, closedOn('2026-03-27', currentTerms(desk, now)), after, null)
    expect(old.ok ? '' : nextTermsSentence(old.refusal)).toBe(
      '"Office hours" was written from version 1, and there is version 2 by now. Print the terms anew with show and make the change there.',
    )
  })

  it('[TRM5] terms that do not fit to what the desk has are refused with the fault', () => {
    const terms = written(60)
    const unknown = terms.agreements.map((agreement) => ({
      ...agreement,
      policies: agreement.policies.map((policy) => ({ ...policy, calendars: ['lab'] })),
    }))
    expect(refusal(desk, { ...terms, agreements: unknown })).toBe('faulty')
  })
})

describe('closing by itself', () => {
  const closing = (after: number | null): WrittenTerms => ({
    ...currentTerms(desk, now),
    closeResolvedAfterHours: after,
  })

  it('[SRV106] the file says after how many hours or never, which holds at once and has no versions', () => {
    expect(currentTerms(desk, now).closeResolvedAfterHours).toBe(72)
    expect(refusal(desk, closing(72))).toBe('unchanged')
    const day = next(desk, closing(24))
    expect(day.desk.closeResolvedAfterHours).toBe(24)
    expect(versions(day.desk)).toEqual(['1 null'])
    expect(day.changes).toEqual(['Resolved tickets close by themselves after 24 hours, from now on.'])
    const never = next(day.desk, closing(null))
    expect(never.desk.closeResolvedAfterHours).toBeNull()
    expect(never.changes).toEqual(['Resolved tickets no longer close by themselves.'])
  })

  it('[SRV106] a file that does not say leaves it as it is', () => {
    const { closeResolvedAfterHours: _, ...silent } = closing(24)
    const daily = aDesk({ closeResolvedAfterHours: 24 }, 'Europe/Helsinki')
    expect(refusal(daily, silent)).toBe('unchanged')
    const { closeResolvedAfterHours: _said, ...others } = written(60)
    expect(next(daily, others).desk.closeResolvedAfterHours).toBe(24)
  })
})
