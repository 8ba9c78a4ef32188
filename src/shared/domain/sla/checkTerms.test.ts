import { describe, expect, test } from 'vitest'
import { aDesk } from '#kit/builders'
import { hm, openMinutes } from '#kit/clocks'
import type { CalendarSpec } from '../calendar/calendarSpec'
import { defaultCalendar } from '../calendar/defaultCalendar'
import type { WrittenTerms } from '../desk'
import type { Agreement, Policy } from './agreement'
import { checkTerms } from './checkTerms'
import { defaultAgreement, publishedAgreement } from './defaultAgreement'
import { compileTerms } from './terms'

const office = defaultCalendar('UTC')
const targets = { resolution: openMinutes(60) }
const policy = (
  id: string,
  when: Policy['when'] = {},
  calendars: readonly string[] = ['default'],
): Policy => ({
  id,
  name: id,
  when,
  calendars,
  targets,
})
const version = (policies: readonly Policy[], changes: Partial<Agreement> = {}): Agreement => ({
  ...defaultAgreement,
  policies,
  ...changes,
})
const written = (
  agreements: readonly Agreement[],
  calendars: readonly CalendarSpec[] = [office],
): WrittenTerms => ({ calendars, agreements })
const faults = (terms: WrittenTerms) => checkTerms(terms).map(({ kind, path }) => [kind, ...path].join(' '))
const inOne = (...policies: readonly Policy[]) => faults(written([version(policies)]))

describe('the faults of written terms', () => {
  test('[SLA52] what ships built in has none', () => {
    expect(faults(written([defaultAgreement]))).toEqual([])
    expect(faults(written([publishedAgreement]))).toEqual([])
  })

  test('[SLA52] faults of calendars are told with their place in the terms, and all others with them', () => {
    const broken: CalendarSpec = { ...office, id: 'night', timezone: 'Mars/Olympus' }
    const terms = written([version([policy('a', {}, ['nowhere'])])], [office, broken])
    expect(faults(terms)).toEqual([
      'unknown-zone calendars 1 timezone',
      'unknown-calendar agreements 0 policies 0 calendars 0',
    ])
    expect(checkTerms(terms).map(({ sentence }) => sentence)).toEqual([
      'This computer knows no time zone "Mars/Olympus". Give an IANA name such as Europe/Helsinki.',
      'The policy "a" counts in the calendar "nowhere", which is not written here. Write it or name another.',
    ])
  })

  test('[SLA52] calendars of a policy must be known, named once and open together at some time', () => {
    expect(inOne(policy('a', {}, ['always']))).toEqual([])
    expect(inOne(policy('a', {}, ['default', 'default']))).toEqual([
      'calendar-twice agreements 0 policies 0 calendars 1',
    ])
    const weekend: CalendarSpec = {
      ...office,
      id: 'weekend',
      weekly: { ...office.weekly, mon: [], tue: [], wed: [], thu: [], fri: [], sat: [['08:00', '12:00']] },
    }
    const together = version([policy('a', {}, ['default', 'weekend'])])
    expect(faults(written([together], [office, weekend]))).toEqual([
      'never-open-together agreements 0 policies 0 calendars',
    ])
    expect(faults(written([version([policy('a')])], [office, { ...office, id: 'always' }]))).toEqual([
      'reserved-calendar calendars 1 id',
    ])
  })

  test('[SLA52] versions follow each other, the first from ever, each with its own number', () => {
    const from = (effectiveFrom: string | null, number: number) =>
      version([policy('a')], { effectiveFrom, version: number })
    const order = (...versions: readonly Agreement[]) => faults(written(versions))
    expect(order(from(null, 1), from('2026-01-01T00:00Z', 2), from('2026-02-01T00:00Z', 3))).toEqual([])
    expect(order(from('2026-01-01T00:00Z', 1))).toEqual(['no-first-version agreements 0 effectiveFrom'])
    expect(order(from(null, 1), from(null, 2))).toEqual(['two-first-versions agreements 1 effectiveFrom'])
    expect(order(from(null, 1), from('2026-02-01T00:00Z', 2), from('2026-02-01T00:00Z', 3))).toEqual([
      'not-ascending agreements 2 effectiveFrom',
    ])
    expect(order(from(null, 1), from('2026-02-01T00:00Z', 1))).toEqual([
      'agreement-version-twice agreements 1 version',
    ])
  })

  test('[SLA52] every fault names what is at fault and says what to do', () => {
    const sentences = (terms: WrittenTerms) => checkTerms(terms).map(({ sentence }) => sentence)
    const weekend: CalendarSpec = {
      ...office,
      id: 'weekend',
      weekly: { ...office.weekly, mon: [], tue: [], wed: [], thu: [], fri: [], sat: [['08:00', '12:00']] },
    }
    const apart = version([policy('a', {}, ['default', 'weekend'])])
    expect(sentences(written([apart], [office, weekend]))).toEqual([
      'The calendars of the policy "a" are never open at one time, so nothing would ever fall due. Give them common hours.',
    ])
    expect(sentences(written([version([policy('a')])], [office, { ...office, id: 'always' }]))).toEqual([
      '"always" is the calendar that never closes. Give this one another id.',
    ])
    const twice: Policy = {
      ...policy('a', {}, ['default', 'default']),
      pauses: { resolution: ['waiting-vendor', 'waiting-vendor'] },
    }
    expect(sentences(written([version([twice], { effectiveFrom: '2026-01-01T00:00Z' })]))).toEqual([
      'Nothing says what held before 2026-01-01T00:00Z. Write null here in the first version of the agreement.',
      'The policy "a" names the calendar "default" twice. Name it once.',
      '"waiting-vendor" is named twice as a pause of resolution. Name it once.',
    ])
    const ahead = compileTerms(
      written([version([policy('a')], { effectiveFrom: '2027-01-01T00:00Z' })]),
      hm('09:00'),
    )
    expect(ahead.ok ? '' : ahead.refusal.sentence).toBe(
      'No agreement has taken effect yet. Write one that holds from ever.',
    )
  })

  test('[SLA53] a policy that earlier ones leave no ticket for is never reached', () => {
    expect(inOne(policy('all'), policy('p1', { priority: ['P1'] }))).toEqual([
      'never-reached agreements 0 policies 1 when',
    ])
    expect(inOne(policy('p1', { priority: ['P1'] }), policy('all'))).toEqual([])
    expect(
      inOne(policy('p12', { priority: ['P1', 'P2'] }), policy('gold', { priority: ['P1'], tier: ['gold'] })),
    ).toEqual(['never-reached agreements 0 policies 1 when'])
    expect(inOne(policy('vpn', { category: ['vpn'] }), policy('all'))).toEqual([])
    expect(
      inOne(policy('vpn', { category: ['vpn'] }), policy('both', { category: ['vpn', 'mail'] })),
    ).toEqual([])
    expect(
      inOne(policy('both', { category: ['vpn', 'mail'] }), policy('vpn', { category: ['vpn'] })),
    ).toEqual(['never-reached agreements 0 policies 1 when'])
  })

  test('[SLA53] also where several take its tickets together, which are named', () => {
    const terms = written([
      version([
        policy('high', { priority: ['P1', 'P2'] }),
        policy('low', { priority: ['P3', 'P4'] }),
        policy('rest', { queue: ['network'] }),
      ]),
    ])
    expect(checkTerms(terms)).toMatchObject([
      {
        kind: 'never-reached',
        path: ['agreements', 0, 'policies', 2, 'when'],
        sentence:
          'No ticket ever reaches the policy "rest": all it is for is taken by "high", "low" before it. Move it up or change its conditions.',
      },
    ])
  })

  test('[SLA52] ids, warnings and pauses are written once, and only waiting pauses', () => {
    expect(inOne(policy('a', { priority: ['P1'] }), policy('a'))).toEqual([
      'policy-twice agreements 0 policies 1 id',
    ])
    const warned = version([policy('a')], { warnings: [{ percent: 50 }, { percent: 75 }, { percent: 50 }] })
    expect(faults(written([warned]))).toEqual(['warning-twice agreements 0 warnings 2'])
    const paused: Policy = {
      ...policy('a'),
      pauses: { resolution: ['waiting-vendor', 'resolved', 'waiting-vendor'] },
    }
    expect(inOne(paused)).toEqual([
      'never-pauses agreements 0 policies 0 pauses resolution 1',
      'pause-twice agreements 0 policies 0 pauses resolution 2',
    ])
  })
})

describe('compiling', () => {
  const kindOf = (terms: WrittenTerms) => {
    const compiled = compileTerms(terms, hm('09:00'))
    return compiled.ok ? null : [compiled.refusal.kind, ...compiled.refusal.path].join(' ')
  }

  test('[SLA51] terms that cannot be reckoned by are refused with path and sentence', () => {
    expect(kindOf(aDesk())).toBeNull()
    expect(kindOf(written([version([policy('a', {}, ['default', 'nowhere'])])]))).toBe(
      'unknown-calendar agreements 0 policies 0 calendars 1',
    )
    expect(kindOf(written([version([policy('a')])], [office, { ...office, id: 'b', timezone: 'X/Y' }]))).toBe(
      'unknown-zone calendars 1 timezone',
    )
    const later = version([policy('a')], { effectiveFrom: '2027-01-01T00:00Z' })
    expect(kindOf(written([later]))).toBe('no-agreement-yet agreements')
    expect(kindOf(written([version([policy('a')]), version([policy('a')])]))).toBe(
      'not-ascending agreements 1 effectiveFrom',
    )
  })

  test('[SLA51] what a person should put right but can be reckoned by is not refused', () => {
    expect(kindOf(written([version([policy('all'), policy('p1', { priority: ['P1'] })])]))).toBeNull()
  })
})
