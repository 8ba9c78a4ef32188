import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayLimits, holidayRefusalSentence } from './holiday'
import { holidaysFromIcs } from './holidaysFromIcs'

const ics = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')

const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')

const asked = { timezone: 'Europe/Helsinki', fromYear: 2026, toYear: 2027 }

/** "2026-12-24 Christmas Eve" each, or the kind of the refusal. */
function read(text: string, changes: Partial<typeof asked> = {}): readonly string[] | string {
  const found = holidaysFromIcs(text, { ...asked, ...changes })
  return found.ok ? found.value.map(({ date, name }) => `${date} ${name}`) : found.refusal.kind
}

/** Dates of one event of the years 2026 and 2027 named X. */
const dates = (...lines: readonly string[]): readonly string[] =>
  [read(ics(event('UID:1', 'SUMMARY:X', ...lines)))].flat().map((entry) => entry.replace(' X', ''))

describe('events', () => {
  it('[HOL1] a whole-day event closes its date in every zone, with its name unescaped and unfolded', () => {
    const text = ics(
      event('UID:1', 'DTSTART;VALUE=DATE:20261224', 'SUMMARY:Eve\\, with\\; all \\\\ it\\nbr', ' ings'),
    )
    for (const timezone of ['Europe/Helsinki', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      expect(read(text, { timezone })).toEqual(['2026-12-24 Eve, with; all \\ it brings'])
    }
  })

  it('[HOL1] DTEND is not included, and an event of several days closes each of them', () => {
    expect(dates('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227')).toEqual([
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ])
    expect(dates('DTSTART;VALUE=DATE:20261224', 'DURATION:P2D')).toEqual(['2026-12-24', '2026-12-25'])
    expect(dates('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224')).toEqual(['2026-12-24'])
    expect(dates('DTSTART;VALUE=DATE:20261230', 'DURATION:P1W')).toContain('2027-01-05')
  })

  it('[HOL2] a timed event closes every date of the desk’s zone on which it takes any time', () => {
    expect(dates('DTSTART:20261223T210000Z', 'DTEND:20261223T230000Z')).toEqual(['2026-12-23', '2026-12-24'])
    expect(dates('DTSTART:20261223T220000Z', 'DTEND:20261224T220000Z')).toEqual(['2026-12-24'])
    expect(dates('DTSTART;TZID=America/New_York:20261224T180000', 'DURATION:PT1H')).toEqual(['2026-12-25'])
    expect(dates('DTSTART:20261224T000000', 'DTEND:20261225T000000')).toEqual(['2026-12-24'])
    expect(dates('DTSTART:20261224T120000')).toEqual(['2026-12-24'])
  })

  it('[HOL2] a zone with a path before its name is known, and one nobody knows is the desk’s own', () => {
    const withZone = (tzid: string) => dates(`DTSTART;TZID="${tzid}":20261224T233000`, 'DURATION:PT15M')
    expect(withZone('/mozilla.org/20050126_1/America/New_York')).toEqual(['2026-12-25'])
    expect(withZone('W. Europe Standard Time')).toEqual(['2026-12-24'])
  })

  it('[HOL2] a recurring event from midnight to midnight keeps to its dates when the clocks change', () => {
    const midnights = [
      'DTSTART;TZID=Europe/Helsinki:20260328T000000',
      'DTEND;TZID=Europe/Helsinki:20260329T000000',
    ]
    expect(dates(...midnights, 'RRULE:FREQ=DAILY;COUNT=3')).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ])
  })

  it('[HOL3] cancelled events are left out, and free ones are not', () => {
    expect(dates('DTSTART;VALUE=DATE:20261224', 'STATUS:CANCELLED')).toEqual([])
    expect(dates('DTSTART;VALUE=DATE:20261224', 'TRANSP:TRANSPARENT')).toEqual(['2026-12-24'])
    expect(read(ics('METHOD:CANCEL', event('UID:1', 'DTSTART;VALUE=DATE:20261224')))).toEqual([])
  })

  it('[HOL3] of two versions of an event the one of the higher sequence counts', () => {
    const version = (sequence: number, date: string) =>
      event('UID:1', `SEQUENCE:${sequence}`, `DTSTART;VALUE=DATE:${date}`, 'SUMMARY:X')
    expect(read(ics(version(2, '20260102'), version(1, '20260101')))).toEqual(['2026-01-02 X'])
  })

  it('[HOL4] the list is sorted, one entry per date with all its names, and events without one are holidays', () => {
    const text = ics(
      event('UID:1', 'DTSTART;VALUE=DATE:20260514', 'SUMMARY:Ascension Day'),
      event('UID:2', 'DTSTART;VALUE=DATE:20260101'),
      event('UID:3', 'DTSTART;VALUE=DATE:20260514', 'SUMMARY:Desk day'),
      event('UID:4', 'DTSTART;VALUE=DATE:20260514', 'SUMMARY:Desk day'),
      event('UID:5', 'DTSTART;VALUE=DATE:20280101', 'SUMMARY:Later'),
    )
    expect(read(text)).toEqual(['2026-01-01 Holiday', '2026-05-14 Ascension Day, Desk day'])
  })
})

describe('recurrence', () => {
  it('[HOL5] a yearly event without end fills the years asked for and no more', () => {
    expect(dates('DTSTART;VALUE=DATE:19991224', 'RRULE:FREQ=YEARLY')).toEqual(['2026-12-24', '2027-12-24'])
  })

  it.each([
    ['the fourth Thursday', '20201126', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2026-11-26 2027-11-25'],
    ['the last Monday', '20200525', 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '2026-05-25 2027-05-31'],
    [
      'a Saturday of some dates',
      '20200620',
      'FREQ=YEARLY;BYMONTH=6;BYDAY=SA;BYMONTHDAY=20,21,22,23,24,25,26',
      '2026-06-20 2027-06-26',
    ],
    ['every second year', '20200101', 'FREQ=YEARLY;INTERVAL=2', '2026-01-01'],
    ['until a date, included', '20200101', 'FREQ=YEARLY;UNTIL=20260101', '2026-01-01'],
    ['until a date before', '20200102', 'FREQ=YEARLY;UNTIL=20260101', ''],
    ['so many times', '20250101', 'FREQ=YEARLY;COUNT=2', '2026-01-01'],
    [
      'the last working day of June',
      '20250630',
      'FREQ=MONTHLY;BYMONTH=6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-06-30 2027-06-30',
    ],
    ['the last day of February', '20250228', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=-1', '2026-02-28 2027-02-28'],
    ['a weekday of a week', '20250512', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '2026-05-11 2027-05-17'],
    ['the Thursday of a 53rd week', '20201231', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH', '2026-12-31'],
    [
      'the Sunday of a 53rd week, in the next year',
      '20210103',
      'FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU',
      '2027-01-03',
    ],
    [
      'the Monday of a first week, in the year before',
      '20251229',
      'FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO',
      '2027-01-04',
    ],
    [
      'the first working day of months, begun in the middle of one',
      '20261110',
      'FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
      '2026-12-01 2027-01-01',
    ],
    ['a day of the year', '20250410', 'FREQ=YEARLY;BYYEARDAY=-1', '2026-12-31 2027-12-31'],
    [
      'a Friday the 13th',
      '20250613',
      'FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13',
      '2026-02-13 2026-03-13 2026-11-13 2027-08-13',
    ],
    [
      'the first and the last Monday of a year',
      '20250106',
      'FREQ=YEARLY;BYDAY=1MO,-1MO',
      '2026-01-05 2026-12-28 2027-01-04 2027-12-27',
    ],
    ['29 February, in leap years only', '20240229', 'FREQ=YEARLY', ''],
    ['30 February, which never comes', '20240201', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', ''],
    ['a day that no daily step meets', '20240101', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU', ''],
  ])('[HOL5] %s', (_, start, rule, expected) => {
    expect(dates(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`).join(' ')).toBe(expected)
  })

  it('[HOL5] a date that ends a rule is meant whole, also where occurrences have a time of day', () => {
    const daily = (until: string) => dates('DTSTART:20260101T100000Z', `RRULE:FREQ=DAILY;UNTIL=${until}`)
    expect(daily('20260103')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
    expect(daily('20260103T100000Z')).toHaveLength(3)
    expect(daily('20260103T095959Z')).toHaveLength(2)
  })

  it('[HOL5] weeks begin on the day WKST names', () => {
    const fortnightly = (weekStart: string) =>
      dates(
        'DTSTART;VALUE=DATE:20260106',
        `RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=${weekStart}`,
      )
    // RFC 5545, 3.3.10, the example of 5 August 1997 moved to another Tuesday.
    expect(fortnightly('MO')).toEqual(['2026-01-06', '2026-01-11', '2026-01-20', '2026-01-25'])
    expect(fortnightly('SU')).toEqual(['2026-01-06', '2026-01-18', '2026-01-20', '2026-02-01'])
  })

  it('[HOL5] RDATE adds dates and periods to the first one, EXDATE takes out', () => {
    expect(
      dates(
        'DTSTART;VALUE=DATE:20260101',
        'RDATE;VALUE=DATE:20260301,20260201',
        'RDATE;VALUE=PERIOD:20260501T060000Z/P2D',
        'EXDATE;VALUE=DATE:20260201',
      ),
    ).toEqual(['2026-01-01', '2026-03-01', '2026-05-01', '2026-05-02', '2026-05-03'])
    expect(
      dates(
        'DTSTART:20260101T080000Z',
        'RRULE:FREQ=YEARLY',
        'EXDATE:20250101T080000Z',
        'EXDATE:20260101T080000Z',
      ),
    ).toEqual(['2027-01-01'])
    expect(dates('DTSTART:20260101T080000Z', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260101')).toEqual([
      '2027-01-01',
    ])
  })

  it('[HOL6] one occurrence may be moved, renamed or cancelled', () => {
    const text = ics(
      event('UID:1', 'SUMMARY:Desk day', 'DTSTART;VALUE=DATE:20250601', 'RRULE:FREQ=YEARLY'),
      event('UID:1', 'SUMMARY:Moved day', 'RECURRENCE-ID;VALUE=DATE:20260601', 'DTSTART;VALUE=DATE:20260608'),
      event('UID:1', 'RECURRENCE-ID;VALUE=DATE:20270601', 'DTSTART;VALUE=DATE:20270601', 'STATUS:CANCELLED'),
      event('UID:2', 'SUMMARY:Lone', 'RECURRENCE-ID;VALUE=DATE:20270101', 'DTSTART;VALUE=DATE:20270102'),
    )
    expect(read(text)).toEqual(['2026-06-08 Moved day', '2027-01-02 Lone'])
  })

  it('[HOL6] a change of all later occurrences moves and renames them', () => {
    const changed = (...lines: readonly string[]) =>
      read(
        ics(
          event('UID:1', 'SUMMARY:Old', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=MONTHLY;COUNT=4'),
          event('UID:1', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260201', ...lines),
        ),
      )
    expect(changed('SUMMARY:New', 'DTSTART;VALUE=DATE:20260203', 'DTEND;VALUE=DATE:20260205')).toEqual([
      '2026-01-01 Old',
      '2026-02-03 New',
      '2026-02-04 New',
      '2026-03-03 New',
      '2026-03-04 New',
      '2026-04-03 New',
      '2026-04-04 New',
    ])
    expect(changed('DTSTART;VALUE=DATE:20260201', 'STATUS:CANCELLED')).toEqual(['2026-01-01 Old'])
  })
})

describe('what is refused', () => {
  it.each([
    ['', 'not-a-calendar'],
    ['hello', 'not-a-calendar'],
    ['BEGIN:VCALENDAR', 'not-a-calendar'],
    ['BEGIN:VCARD\r\nVERSION:3.0\r\nFN:X\r\nEND:VCARD', 'not-a-calendar'],
    [ics(event('UID:1', 'SUMMARY:X')), 'unreadable-event'],
    [ics(event('UID:1', 'DTSTART;VALUE=DATE:20261345')), 'unreadable-event'],
    [ics(event('UID:1', 'DTSTART:garbage')), 'unreadable-event'],
    [ics(event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'DURATION:soon')), 'unreadable-event'],
    [ics(event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY')), 'unreadable-event'],
    [ics(event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;UNTIL=soon')), 'unreadable-event'],
    [
      ics(event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;INTERVAL=2000000000')),
      'unreadable-event',
    ],
    [ics(event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=WHEN')), 'not-a-calendar'],
    [ics('BEGIN:X\r\n'.repeat(20_000) + 'END:X\r\n'.repeat(20_000).trimEnd()), 'none'],
  ])('[HOL7] %j is answered %s', (text, kind) => {
    const answer = read(text)
    expect(typeof answer === 'string' ? answer : 'none').toBe(kind)
  })

  it('[HOL7] a file with two calendars and a byte order mark is read', () => {
    const one = (date: string) => ics(event(`UID:${date}`, `DTSTART;VALUE=DATE:${date}`, 'SUMMARY:X'))
    expect(read(`\uFEFF${one('20260101')}${one('20260102')}`)).toEqual(['2026-01-01 X', '2026-01-02 X'])
    expect(read(ics())).toEqual([])
  })

  it('[HOL7] years that run backwards or are too many, and a zone nobody knows, are refused', () => {
    expect(read(ics(), { fromYear: 2027, toYear: 2026 })).toBe('years-reversed')
    expect(read(ics(), { fromYear: 1970, toYear: 2100 })).toBe('years-out-of-range')
    expect(read(ics(), { fromYear: 2026.5 })).toBe('years-out-of-range')
    expect(read(ics(), { timezone: 'Moon/Base' })).toBe('unknown-zone')
  })

  it('[HOL8] a file that is too large, or closes too many dates, is refused before it costs much', () => {
    const years = { fromYear: 2000, toYear: 2049 }
    const every = (uid: number, ...lines: readonly string[]) =>
      event(`UID:${uid}`, `SUMMARY:${uid}`, 'DTSTART;VALUE=DATE:20000101', ...lines)
    expect(read(' '.repeat(holidayLimits.fileCharacters + 1))).toBe('too-many')
    expect(read(ics(every(1, 'RRULE:FREQ=DAILY')), years)).toBe('too-many')
    const long = Array.from({ length: 50 }, (_, index) => every(index, 'DURATION:P3650D', 'RRULE:FREQ=DAILY'))
    expect(read(ics(...long), { fromYear: 2000, toYear: 2004 })).toBe('too-many')
    const again = event('SUMMARY:X', 'DTSTART;VALUE=DATE:20000101', 'DURATION:P3650D', 'RRULE:FREQ=DAILY')
    expect(read(ics(...Array.from({ length: 50 }, () => again)), { fromYear: 2000, toYear: 2004 })).toBe(
      'too-many',
    )
    const many = Array.from({ length: holidayLimits.recurringEvents + 1 }, (_, index) =>
      every(index, 'RRULE:FREQ=YEARLY'),
    )
    expect(read(ics(...many))).toBe('too-many')
  })

  it('[HOL7] every refusal is one plain sentence', () => {
    const files = ['x', ics(event('UID:1', 'SUMMARY:Bad day')), ' '.repeat(holidayLimits.fileCharacters + 1)]
    for (const text of files) {
      const refused = holidaysFromIcs(text, asked)
      expect(refused.ok ? '' : holidayRefusalSentence(refused.refusal)).toMatch(/^[A-Z"].*[^.]; .*\.$/)
    }
  })
})

it('[HOL7] whatever the text is, it is answered or refused, never with an exception', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART;VALUE=DATE:20260101',
        'DTSTART:20260101T000000Z',
        'RRULE:FREQ=YEARLY',
        'RRULE:FREQ=YEARLY;BYDAY=9MO',
        'RECURRENCE-ID:20260101',
        'RDATE;VALUE=PERIOD:x/y',
        'DTEND:1',
        'SUMMARY:\\',
        ' folded',
      ),
    ),
  )
  const whole = lines.map((drawn) => drawn.join('\r\n'))
  const inEvent = lines.map((drawn) => ics(event(...drawn)))
  fc.assert(
    fc.property(fc.oneof(whole, inEvent), (text) => {
      expect(read(text)).toBeDefined()
    }),
    { numRuns: 1_000 },
  )
})
