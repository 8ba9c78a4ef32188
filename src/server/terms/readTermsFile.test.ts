import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { nearest } from './nearest'
import { readTermsFile } from './readTermsFile'
import { faultLine } from './termsFault'
import { termsText } from './termsText'

const { calendars, agreements } = defaultDesk('Test desk', 'Europe/Helsinki')
const good = termsText({ calendars, agreements })

type Replacement = readonly [from: string, to: string]

/** The good file with some of its text replaced, the first place of each; every text must be in it. */
function changed(...replacements: readonly Replacement[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`Not in the file: ${from}`)
    return text.replace(from, to)
  }, good)
}

/** What stands at the place of each fault, and its sentence. */
function faults(text: string): readonly string[] {
  const read = readTermsFile(text)
  if (read.ok) return []
  const lines = text.split('\n')
  return read.refusal.map(({ line, column, sentence }) => {
    const there = (lines[line - 1] ?? '').slice(column - 1)
    return `${/^(?:"[^"]*"|[^\s,\]}]+|.)/.exec(there)?.[0] ?? ''} | ${sentence}`
  })
}

const WORDS_OF_METRICS =
  '"acknowledgement", "firstResponse", "nextResponse", "update", "ownership", "resolution"'

describe('checking a file of terms', () => {
  it('[TRM1] a file that is in order is its terms', () => {
    expect(readTermsFile(good)).toEqual({ ok: true, value: { calendars, agreements } })
    expect(readTermsFile(`\uFEFF${JSON.stringify({ calendars, agreements })}`).ok).toBe(true)
  })

  it('[TRM22] hours that overlap are told beside hours that are wrong by themselves', () => {
    const text = changed(
      ['"mon": [["08:00", "16:00"]]', '"mon": [["08:00", "23:59"], ["22:00", "06:00"]]'],
      ['"tue": [["08:00", "16:00"]]', '"tue": [["05:00", "12:00"]]'],
      ['"wed": [["08:00", "16:00"]]', '"wed": [["08:00", "12:00"], ["11:00", "16:00"]]'],
    )
    expect(faults(text)).toEqual([
      '["08:00" | mon closes at 23:59 and would lose a minute. Write 24:00 for midnight.',
      '["05:00" | On tue, 05:00 to 12:00 overlaps 22:00 to 06:00 of mon. Make them one span or set them apart.',
      '["11:00" | On wed, 11:00 to 16:00 overlaps 08:00 to 12:00 of wed. Make them one span or set them apart.',
    ])
  })

  it('[TRM20] a target that could fall due beyond all dates is refused where it stands', () => {
    const resolutionOfP1 = '"resolution": { "unit": "wall-minutes", "value": 240 }'
    const promising = (unit: string, value: number) =>
      faults(changed([resolutionOfP1, `"resolution": { "unit": "${unit}", "value": ${value} }`]))
    expect(promising('wall-minutes', 9_007_199_254_740_991)).toEqual([
      '9007199254740991 | 9007199254740991 is out of range here. Write a number of at most 5270400.',
    ])
    expect(promising('business-days', 3_661)).toEqual([
      '3661 | 3661 is out of range here. Write a number of at most 3660.',
    ])
    expect(promising('open-minutes', 5_270_400)).toEqual([])
    expect(promising('business-days', 3_660)).toEqual([])
  })

  it('[TRM1] every fault is named at once, where it stands and in the order of the file', () => {
    const text = changed(
      ['"timezone": "Europe/Helsinki"', '"timezone": "Europe/Helsinky"'],
      ['"mon": [["08:00", "16:00"]]', '"mon": [["08:00", "23:59"]]'],
      ['"tue": [["08:00", "16:00"]]', '"tue": [["16:00", "16:00"]]'],
      ['"wed": [["08:00", "16:00"]]', '"wed": [["24:00", "16:00"]]'],
      ['"thu": [["08:00", "16:00"]]', '"thu": [["08:00", "16:00:60"]]'],
      ['"date": "2024-05-01"', '"date": "2024-02-30"'],
      ['"value": 5 }', '"value": -5 }'],
      ['"id": "p3"', '"id": "p2"'],
      ['"calendars": ["default"]', '"calendars": ["defualt"]'],
    )
    expect(faults(text)).toEqual([
      '"Europe/Helsinky" | This computer knows no time zone "Europe/Helsinky". Give an IANA name such as Europe/Helsinki. Did you mean "Europe/Helsinki"?',
      '["08:00" | mon closes at 23:59 and would lose a minute. Write 24:00 for midnight.',
      '["16:00" | tue opens and closes at 16:00. For a whole day write 00:00 to 24:00.',
      '["24:00" | wed opens at 24:00. Write 00:00 on the next day.',
      '"16:00:60" | This is no time of day. Write hours and minutes from 00:00 to 24:00, such as 09:00, without seconds.',
      '"2024-02-30" | There is no date 2024-02-30. Correct it in the calendar.',
      '"defualt" | The policy "p1" counts in the calendar "defualt", which is not written here. Write it or name another. Did you mean "default"?',
      '-5 | -5 is out of range here. Write a number of more than 0.',
      '"p2" | Two policies are called "p2". Give each its own id.',
    ])
  })

  it('[TRM1] overlapping spans, an opening on a date of no calendar and a second without a date are named', () => {
    const text = changed(['"wed": [["08:00", "16:00"]]', '"wed": [["08:00", "12:00"], ["11:00", "16:00"]]'])
    expect(faults(text)).toEqual([
      '["11:00" | On wed, 11:00 to 16:00 overlaps 08:00 to 12:00 of wed. Make them one span or set them apart.',
    ])
    expect(faults(changed(['"openings": {}', '"openings": { "2026-02-30": [["09:00", "10:00"]] }']))).toEqual(
      ['"2026-02-30" | There is no date 2026-02-30. Correct it in the calendar.'],
    )
    expect(
      faults(good.replaceAll('"effectiveFrom": null', '"effectiveFrom": "2026-12-31T23:59:60Z"')),
    ).toEqual([
      expect.stringMatching(/^"2026-12-31T23:59:60Z" \| This is no date\./),
      '"2026-12-31T23:59:60Z" | Write an instant in UTC such as 2026-12-01T00:00Z here.',
    ])
  })

  it.each<readonly [Replacement, string]>([
    [
      ['"resolution": { "unit": "wall', '"resolutoin": { "unit": "wall'],
      '"resolutoin" | There is no key "resolutoin" here. Did you mean "resolution"?',
    ],
    [
      ['"resolution": { "unit": "wall', '"happiness": { "unit": "wall'],
      `"happiness" | There is no key "happiness" here. Known are ${WORDS_OF_METRICS}.`,
    ],
    [
      ['"unit": "wall-minutes"', '"unit": "wall-minute"'],
      '"wall-minute" | "wall-minute" is not known here. Did you mean "wall-minutes"?',
    ],
    [
      ['"waiting-customer"', '"waiting-custmer"'],
      '"waiting-custmer" | "waiting-custmer" is not known here. Did you mean "waiting-customer"?',
    ],
    [['"priority": ["P1"]', '"priority": ["P9"]'], '"P9" | "P9" is not known here. Did you mean "P1"?'],
    [['"priority": ["P1"]', '"priority": []'], '[ | Here is to be at least 1 entry.'],
    [['"priority": ["P1"]', '"priority": "P1"'], '"P1" | Here must be a list in [ ], not a text.'],
    [['{ "percent": 50 }', '{ "percnt": 50 }'], '{ | The key "percent" is missing here. Write it.'],
    [
      ['{ "percent": 50 }', '{ "percent": 101 }'],
      '101 | 101 is out of range here. Write a number of at most 100.',
    ],
    [['{ "percent": 50 }', '{ "minutesLeft": 5 }'], '{ | The key "hours" is missing here. Write it.'],
    [['"version": 1', '"version": 1.5'], '1.5 | Here must be a whole number, not 1.5.'],
    [
      ['"onReopen": "leave-out-done-time"', '"onReopen": null'],
      'null | Here must be one of "leave-out-done-time", "count-done-time", "new-cycle", not null.',
    ],
    [['"timezone": "Europe/Helsinki",', ''], '{ | The key "timezone" is missing here. Write it.'],
    [['["08:00", "16:00"]', '["08:00"]'], '["08:00" | Here are to be at least 2 entries.'],
    [
      ['"id": "p1"', '"id": "p 1"'],
      '"p 1" | "p 1" cannot be an id. Write letters, digits, dots, dashes and underscores, beginning with a letter or digit.',
    ],
    [
      ['"id": "p1"', '"id": "p1", "id": "p1"'],
      '"id" | The key "id" stands twice in this object. Keep one of them.',
    ],
  ])('[TRM2] %j is told in plain words: %s', (replacement, fault) => {
    expect(faults(changed(replacement))).toContain(fault)
  })

  it('[TRM2] a word is put right by the known one it is nearest to, and by none when none is near', () => {
    const known = ['acknowledgement', 'firstResponse', 'update', 'resolution']
    const meant = [
      'resolutoin',
      'Resolution',
      'ack',
      'acknowledge',
      'firstResponce',
      'updaet',
      'happiness',
      '',
    ]
    expect(meant.map((word) => nearest(word, known))).toEqual([
      'resolution',
      'resolution',
      null,
      'acknowledgement',
      'firstResponse',
      'update',
      null,
      null,
    ])
  })

  it.each<readonly [Replacement, string]>([
    [['"version": 1,', '"version": 1'], '"name" | A comma is missing before "\\"name\\"". Write it.'],
    [
      ['"sun": []', '"sun": [],'],
      '} | A key is missing before "}". Write one in double quotes, or take out the comma before it.',
    ],
    [['"sun": []', '"sun" []'], '[ | A colon is missing before "[". Write it between the key and its value.'],
    [['"sun": []', '"sun": [] // closed'], '// | JSON has no comments. Take this one out.'],
    [
      ['"sun": []', '"sun": nil'],
      'nil | "nil" is no value. Texts stand in double quotes; else write a number, true, false or null.',
    ],
  ])('[TRM3] what cannot be parsed is told at its place: %j', ([from, to], fault) => {
    const found = faults(changed([from, to]))
    expect(found[0]).toBe(fault)
  })

  it('[TRM3] what cannot be parsed hides only what comes after it', () => {
    const text = changed(
      ['"mon": [["08:00", "16:00"]]', '"mon": [["08:00", "23:59"]]'],
      ['"sun": []', '"sun": [],'],
    )
    const twice = text.replace('"id": "p3"', '"id": "p2"')
    expect(faults(twice)).toHaveLength(2)
    expect(faults('')).toEqual([' | A value is missing here. Write one, or take out the comma before it.'])
    expect(faults('[]')).toEqual(['[ | Here must be an object in { }, not a list.'])
    expect(faults(good.slice(0, 200))).not.toEqual([])
  })

  it('[TRM1] a priority that no policy matches is named, and one with nothing promised is not', () => {
    expect(faults(changed(['"priority": ["P4"]', '"priority": ["P3"], "channel": ["chat"]']))).toContain(
      '[ | No policy matches a ticket of P4. Write one, with "targets": {} where nothing is promised.',
    )
    const withoutPromise = agreements.map((agreement) => ({
      ...agreement,
      policies: agreement.policies.map((policy) => ({ ...policy, targets: {} })),
    }))
    expect(faults(termsText({ calendars, agreements: withoutPromise }))).toEqual([])
  })

  it('[TRM3] a file nested without end is a fault like any other', () => {
    expect(readTermsFile('['.repeat(200_000))).toEqual({
      ok: false,
      refusal: [{ line: 1, column: 1, sentence: 'This is nested far too deeply. Write what show prints.' }],
    })
  })

  it('[TRM1] a fault is written as editors and terminals link it', () => {
    const fault = { line: 3, column: 7, sentence: 'Write it.' }
    expect(faultLine('terms.json', fault)).toBe('terms.json:3:7  Write it.')
  })

  it('[TRM3] whatever a file is, its faults have places inside it', () => {
    const cut = fc.record({
      from: fc.nat(good.length),
      length: fc.nat(40),
      put: fc.constantFrom('', '{', '"', ',', '[', '}', 'x', '7'),
    })
    fc.assert(
      fc.property(cut, ({ from, length, put }) => {
        const text = good.slice(0, from) + put + good.slice(from + length)
        const read = readTermsFile(text)
        const lines = text.split('\n').length
        const places = read.ok ? [] : read.refusal
        expect(places.every(({ line, column }) => line >= 1 && line <= lines && column >= 1)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
