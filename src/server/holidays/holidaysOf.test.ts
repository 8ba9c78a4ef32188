import { describe, expect, it } from 'vitest'
import { type HolidayRefusal, holidayRefusalSentence } from './holiday'
import { holidaysOf } from './holidaysOf'

/** "2026-12-24 Christmas Eve" each, or the kind of the refusal. */
function closed(country: string, region: string | null = null, fromYear = 2026, toYear = fromYear) {
  const found = holidaysOf({ country, region, fromYear, toYear })
  return found.ok ? found.value.map(({ date, name }) => `${date} ${name}`) : found.refusal.kind
}

const refusalOf = (country: string, region: string | null): HolidayRefusal | null => {
  const found = holidaysOf({ country, region, fromYear: 2026, toYear: 2026 })
  return found.ok ? null : found.refusal
}

describe('holidays of a country', () => {
  it('[HOL9] are its public ones, without the eves that only banks or customs keep', () => {
    expect(closed('FI')).toEqual([
      "2026-01-01 New Year's Day",
      '2026-01-06 Epiphany',
      '2026-04-03 Good Friday',
      '2026-04-05 Easter Sunday',
      '2026-04-06 Easter Monday',
      '2026-05-01 Labour Day',
      '2026-05-14 Ascension Day',
      '2026-05-24 Pentecost',
      '2026-06-20 Midsummer Day',
      "2026-10-31 All Saints' Day",
      '2026-12-06 Independence Day',
      '2026-12-25 Christmas Day',
      '2026-12-26 Boxing Day',
    ])
  })

  it('[HOL9] include the day that stands for one on a weekend', () => {
    const christmas = closed('GB', 'ENG', 2027)
    expect(christmas).toContain('2027-12-27 Christmas Day (substitute day)')
    expect(christmas).toContain('2027-12-28 Boxing Day (substitute day)')
  })

  it('[HOL9] leave out those that begin at noon or later', () => {
    // Iceland's Christmas Eve begins at 13:00 and is a public holiday from then on.
    expect(closed('IS')).not.toContain(expect.stringMatching(/^2026-12-24/))
    expect(closed('IS')).toContainEqual(expect.stringMatching(/^2026-12-25/))
  })

  it('[HOL9] close civil dates also where they begin at sunset, and each day of several', () => {
    const israel = closed('IL')
    expect(israel).toContainEqual(expect.stringMatching(/^2026-09-21 /))
    expect(israel).not.toContainEqual(expect.stringMatching(/^2026-09-20 /))
    const eid = [closed('AE')].flat().filter((entry) => /^2026-03-2[0-3] /.test(entry))
    expect(eid.map((entry) => entry.slice(0, 10))).toEqual(['2026-03-20', '2026-03-21', '2026-03-22'])
  })

  it('[HOL9] that began in the year before go on', () => {
    expect(closed('SZ')).toContainEqual(expect.stringMatching(/^2026-01-02 .*Incwala/))
    expect(closed('SZ')).not.toContainEqual(expect.stringMatching(/^2026-01-03/))
  })

  it('[HOL9] differ by region, written with or without its country', () => {
    const epiphany = expect.stringMatching(/^2026-01-06/)
    expect(closed('DE')).not.toContainEqual(epiphany)
    expect(closed('DE', 'BY')).toContainEqual(epiphany)
    expect(closed('de', 'de-by')).toEqual(closed('DE', 'BY'))
    expect(closed('DE', 'BY-A')).toContainEqual(expect.stringMatching(/^2026-08-08/))
  })

  it('[HOL9] of a range of years are those of each year, once', () => {
    const several = [closed('FI', null, 2026, 2028)].flat()
    expect(several).toHaveLength(39)
    expect(several).toEqual(several.toSorted())
    expect(closed('FI', null, 2026, 2028)).toEqual(
      [2026, 2027, 2028].flatMap((year) => closed('FI', null, year)),
    )
  })

  it('[HOL10] a country or region nobody knows is refused with what there is', () => {
    expect(closed('XX')).toBe('no-such-country')
    expect(closed('__proto__')).toBe('no-such-country')
    expect(refusalOf('DE', 'XX')).toMatchObject({
      kind: 'no-such-region',
      known: expect.arrayContaining(['BY']),
    })
    expect(refusalOf('DE', 'BY-X')).toMatchObject({ known: ['BY-A', 'BY-KATH', 'BY-EVANG'] })
    expect(closed('FI', null, 2027, 2026)).toBe('years-reversed')
    const sentences = [refusalOf('XX', null), refusalOf('DE', 'XX'), refusalOf('VA', 'X')].map((refusal) =>
      refusal ? holidayRefusalSentence(refusal) : '',
    )
    expect(sentences).toEqual([
      'No holidays are known for a country "XX"; give its two-letter code such as FI.',
      expect.stringMatching(/^DE has no region "XX"; give one of BB, BE, /),
      'VA has no regions with holidays of their own; leave the region "X" out.',
    ])
  })
})
