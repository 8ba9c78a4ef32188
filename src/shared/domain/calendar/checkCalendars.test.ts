import { describe, expect, test } from 'vitest'
import { calendarSpec, closed, daily, holiday, workdays } from '#kit/calendarBuilders'
import { compileCalendar } from './calendar'
import { type CalendarRefusal, calendarRefusalSentence } from './calendarRefusal'
import { type CalendarSpec, calendarSpecSchema } from './calendarSpec'
import { checkCalendars } from './checkCalendars'

/** The faults of one calendar, each "path: sentence". */
const faults = (changes: Partial<CalendarSpec>) =>
  checkCalendars([calendarSpec(changes)]).map(
    (fault) => `${fault.path.slice(1).join('/')}: ${calendarRefusalSentence(fault)}`,
  )

describe('faults of one calendar', () => {
  test('[CAL25] a sound calendar has none', () => {
    expect(faults({})).toEqual([])
    expect(checkCalendars([])).toEqual([])
  })

  test('[CAL25] all are told at once, each with its place', () => {
    const found = checkCalendars([
      calendarSpec(),
      calendarSpec({
        id: 'other',
        timezone: 'Mars/Olympus',
        holidays: [...holiday('2026-12-24'), ...holiday('2026-02-30')],
        overrides: { '2026-13-01': [] },
        openings: { '0026-12-24': [['09:00', '10:00']] },
        breaks: { '2026-03-02': [['12:00', '12:00']] },
        weekly: {
          ...closed,
          tue: [
            ['08:00', '12:00'],
            ['24:00', '02:00'],
            ['13:00', '23:59'],
          ],
        },
      }),
    ])
    expect(found.map(({ kind, path }) => [kind, path.join('/')])).toEqual([
      ['unknown-zone', '1/timezone'],
      ['no-such-date', '1/holidays/1/date'],
      ['no-such-date', '1/overrides/2026-13-01'],
      ['beyond-years', '1/openings/0026-12-24'],
      ['reversed-span', '1/weekly/tue/1'],
      ['minute-short', '1/weekly/tue/2'],
      ['empty-span', '1/breaks/2026-03-02/0'],
    ])
  })

  test('[CAL25] versions are checked among those of their own calendar', () => {
    const found = checkCalendars([
      calendarSpec(),
      calendarSpec({ id: 'other', effectiveFrom: '2026-01-01' }),
      calendarSpec({ version: 2, effectiveFrom: '2026-01-01' }),
      calendarSpec({ version: 2, effectiveFrom: '2026-01-01' }),
    ])
    expect(found.map(({ kind, path }) => [kind, path.join('/')])).toEqual([
      ['version-twice', '3/version'],
      ['effective-twice', '3/effectiveFrom'],
      ['nothing-before', '1/effectiveFrom'],
    ])
  })

  test('[CAL11] an offset is no zone, whatever this computer thinks of it', () => {
    expect(faults({ timezone: '+02:00' })).toEqual([
      'timezone: This computer knows no time zone "+02:00". Give an IANA name such as Europe/Helsinki.',
    ])
  })

  test('[CAL11] a date outside the years calendars know is refused', () => {
    expect(faults({ holidays: holiday('1969-12-31', '1970-01-01', '2169-12-31', '2170-01-01') })).toEqual([
      'holidays/0/date: The date 1969-12-31 is not between 1970 and 2169. Correct its year.',
      'holidays/3/date: The date 2170-01-01 is not between 1970 and 2169. Correct its year.',
    ])
    expect(faults({ effectiveFrom: '2026-02-29' })[0]).toBe(
      'effectiveFrom: There is no date 2026-02-29. Correct it in the calendar.',
    )
  })

  test('[CAL26] spans of one date that overlap are refused', () => {
    expect(
      faults({
        weekly: {
          ...closed,
          mon: [
            ['09:00', '13:00'],
            ['12:59', '17:00'],
          ],
        },
      }),
    ).toEqual([
      'weekly/mon/1: On mon, 12:59 to 17:00 overlaps 09:00 to 13:00 of mon. Make them one span or set them apart.',
    ])
    for (const field of ['overrides', 'openings', 'breaks'] as const) {
      const spans = {
        '2026-03-02': [
          ['20:00', '02:00'],
          ['08:00', '10:00'],
          ['09:00', '09:30'],
        ],
      } satisfies CalendarSpec['breaks']
      expect(faults({ [field]: spans })).toHaveLength(1)
    }
    expect(faults({ weekly: workdays(['09:00', '12:00'], ['12:00', '17:00']) })).toEqual([])
  })

  test('[CAL26] a night that overlaps the next date’s hours is refused, from Sunday to Monday as well', () => {
    const sunday: CalendarSpec['weekly'] = { ...closed, sun: [['22:00', '06:00']], mon: [['05:00', '09:00']] }
    expect(faults({ weekly: sunday })).toEqual([
      'weekly/mon/0: On mon, 05:00 to 09:00 overlaps 22:00 to 06:00 of sun. Make them one span or set them apart.',
    ])
    expect(faults({ weekly: daily(['06:00', '22:00'], ['22:00', '06:00']) })).toEqual([])
  })

  test('[CAL8] hours that a holiday or a break takes away are no hours', () => {
    const once = {
      weekly: closed,
      overrides: { '2026-03-02': [['09:00', '10:00']] },
    } satisfies Partial<CalendarSpec>
    expect(faults(once)).toEqual([])
    const never = [
      'weekly: The calendar "Test" never opens, so nothing would ever fall due. Give at least one day opening hours.',
    ]
    expect(faults({ ...once, breaks: { '2026-03-02': [['08:00', '11:00']] } })).toEqual(never)
    expect(faults({ ...once, holidays: holiday('2026-03-02') })).toEqual(never)
    expect(
      faults({ ...once, timezone: 'Pacific/Apia', overrides: { '2011-12-30': [['09:00', '10:00']] } }),
    ).toEqual(never)
    expect(
      faults({
        weekly: closed,
        openings: { '2026-03-02': [['09:00', '10:00']] },
        holidays: holiday('2026-03-02'),
      }),
    ).toEqual([])
    const night = {
      weekly: closed,
      overrides: { '2026-03-02': [['22:00', '02:00']] },
    } satisfies Partial<CalendarSpec>
    expect(faults({ ...night, holidays: holiday('2026-03-02') })).toEqual([])
    expect(faults({ ...night, holidays: holiday('2026-03-02', '2026-03-03') })).toEqual(never)
  })

  test('[CAL25] the first fault of a calendar by itself has its path within that calendar', () => {
    expect(compileCalendar(calendarSpec({ weekly: { ...closed, sun: [['09:00', '09:00']] } }))).toMatchObject(
      {
        refusal: { kind: 'empty-span', path: ['weekly', 'sun', 0] },
      },
    )
  })

  test('[CAL25] every refusal says what to do in plain sentences', () => {
    const refusals: readonly CalendarRefusal[] = [
      { kind: 'no-versions', path: [] },
      { kind: 'other-calendar', path: [1, 'id'], id: 'b', expected: 'a' },
      { kind: 'version-twice', path: [1, 'version'], name: 'Desk', version: 2 },
      { kind: 'effective-twice', path: [1], name: 'Desk', effectiveFrom: null },
      { kind: 'effective-twice', path: [1], name: 'Desk', effectiveFrom: '2026-01-01' },
      { kind: 'nothing-before', path: [0], name: 'Desk', effectiveFrom: '2026-01-01' },
      { kind: 'empty-span', path: [], place: 'mon', span: ['09:00', '09:00'] },
      { kind: 'reversed-span', path: [], place: 'mon', span: ['24:00', '09:00'] },
    ]
    expect(refusals.map(calendarRefusalSentence)).toEqual([
      'There is no calendar here. Write at least one.',
      'This is a version of "b" among those of "a". Keep the calendars apart.',
      'The calendar "Desk" has version 2 twice. Give each version its own number.',
      'The calendar "Desk" has two versions that hold from ever. Give each its own first date.',
      'The calendar "Desk" has two versions that hold from 2026-01-01. Give each its own first date.',
      'Nothing says what held before 2026-01-01 in the calendar "Desk". Write null as the first date of its earliest version.',
      'mon opens and closes at 09:00. For a whole day write 00:00 to 24:00.',
      'mon opens at 24:00. Write 00:00 on the next day.',
    ])
  })
})

describe('what the schema refuses', () => {
  const messages = (changes: Record<string, unknown>) => {
    const parsed = calendarSpecSchema.safeParse({ ...calendarSpec(), ...changes })
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`)
  }
  const noTime =
    'This is no time of day. Write hours and minutes from 00:00 to 24:00, such as 09:00, without seconds.'

  test.each(['23:59:60', '25:00', '24:01', '9:00', '09:60', ' 09:00', '09.00', ''])(
    '[CAL27] %j is no time of day',
    (time) => {
      expect(messages({ weekly: { ...closed, mon: [[time, '10:00']] } })).toEqual([
        `weekly/mon/0/0: ${noTime}`,
      ])
    },
  )

  test('[CAL27] what is no date is refused, and a calendar as it is written is accepted', () => {
    const noDate = 'This is no date. Write year, month and day, such as 2026-12-24.'
    expect(messages({})).toEqual([])
    expect(messages({ effectiveFrom: '24.12.2026' })).toEqual([`effectiveFrom: ${noDate}`])
    expect(messages({ holidays: [{ date: '2026-12-24T00:00Z', name: 'Eve' }] })).toEqual([
      `holidays/0/date: ${noDate}`,
    ])
  })
})
