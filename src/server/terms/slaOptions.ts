import { resolve } from 'node:path'
import { type Zone, zoneNamed } from '#shared/domain/calendar/localTime'
import type { Instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { parseWrittenInstant } from '#shared/domain/writtenInstant'
import type { Years } from '../holidays/holiday'
import type { Place } from '../holidays/holidaysOf'
import {
  type Asked,
  type FolderPlace,
  type GivenOptions,
  readPlace,
  splitWords,
  type UsageRefusal,
} from '../intake/commandLine'

/** A file as the person named it, and where it lies. */
export interface NamedFile {
  readonly name: string
  readonly path: string
}

export type HolidaySource =
  | ({ readonly kind: 'place' } & Place)
  | { readonly kind: 'ics'; readonly file: NamedFile; readonly zone: Zone }

export type SlaOptions =
  | { readonly kind: 'check'; readonly file: NamedFile }
  | {
      readonly kind: 'preview' | 'use'
      readonly file: NamedFile
      readonly place: FolderPlace
      readonly from: Instant | null
    }
  | { readonly kind: 'show'; readonly place: FolderPlace; readonly hasHistory: boolean }
  | { readonly kind: 'baseline'; readonly place: FolderPlace }
  | { readonly kind: 'holidays'; readonly source: HolidaySource; readonly years: Years }

const TEXT_OPTIONS = ['data', 'server', 'from', 'country', 'region', 'ics', 'zone', 'years'] as const
type Given = GivenOptions<(typeof TEXT_OPTIONS)[number], 'history'>

const WORDS = 'check, preview, use, show, holidays or baseline'

/** `thisYear` is where holidays begin unless years are given. */
export function readSlaOptions(
  args: readonly string[],
  thisYear: number,
): Result<Asked<SlaOptions>, UsageRefusal> {
  const split = splitWords(args, TEXT_OPTIONS, ['history'])
  if (!split.ok) return split
  const { word, rest, given, isHelp } = split.value
  if (isHelp) return accepted({ kind: 'help' })
  const options = optionsOf(word, rest, given, thisYear)
  return options.ok ? accepted({ kind: 'run', options: options.value }) : options
}

function optionsOf(
  word: string,
  rest: readonly string[],
  given: Given,
  thisYear: number,
): Result<SlaOptions, UsageRefusal> {
  switch (word) {
    case 'check':
      return withFile(word, rest, (file) => accepted({ kind: 'check', file }))
    case 'preview':
    case 'use':
      return withFile(word, rest, (file) => withPlace(given, (place) => withFrom(given, word, file, place)))
    case 'show':
      return withPlace(given, (place) =>
        accepted({ kind: 'show', place, hasHistory: given.history === true }),
      )
    case 'baseline':
      return withPlace(given, (place) => accepted({ kind: 'baseline', place }))
    case 'holidays':
      return holidayOptions(given, thisYear)
    case '':
      return refused(`Say what to do: ${WORDS}.`)
    default:
      return refused(`There is no "${word}" here; say ${WORDS}.`)
  }
}

type Then<From> = (value: From) => Result<SlaOptions, UsageRefusal>

function withFile(word: string, [name, second]: readonly string[], then: Then<NamedFile>) {
  if (name === undefined) return refused(`Give the file of the terms: ${word} FILE.`)
  if (second !== undefined) return refused(`Give one file only; "${second}" is one too many.`)
  return then({ name, path: resolve(name) })
}

function withPlace(given: Given, then: Then<FolderPlace>) {
  const place = readPlace(given)
  return place.ok ? then(place.value) : place
}

function withFrom(
  { from }: Given,
  kind: 'preview' | 'use',
  file: NamedFile,
  place: FolderPlace,
): Result<SlaOptions, UsageRefusal> {
  if (from === undefined) return accepted({ kind, file, place, from: null })
  const at = parseWrittenInstant(from)
  return at === null
    ? refused(`--from "${from}" is no instant; write it in UTC like 2026-12-01T00:00Z.`)
    : accepted({ kind, file, place, from: at })
}

const YEARS_AHEAD = 4
const YEARS = /^(\d{4})(?:-(\d{4}))?$/

function holidayOptions(given: Given, thisYear: number): Result<SlaOptions, UsageRefusal> {
  const years = yearsOf(given, thisYear)
  if (!years.ok) return years
  const { country, region, ics, zone: zoneName } = given
  if (ics !== undefined && country === undefined) {
    const name = zoneName ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const zone = zoneNamed(name)
    if (!zone) return refused(`--zone "${name}" is no time zone; write it like Europe/Helsinki.`)
    const source = { kind: 'ics', file: { name: ics, path: resolve(ics) }, zone } as const
    return accepted({ kind: 'holidays', source, years: years.value })
  }
  if (country === undefined || ics !== undefined) {
    return refused('Say whose holidays: --country FI, or --ics FILE, and not both.')
  }
  const source = { kind: 'place', country, region: region ?? null } as const
  return accepted({ kind: 'holidays', source, years: years.value })
}

function yearsOf({ years }: Given, thisYear: number): Result<Years, UsageRefusal> {
  if (years === undefined) return accepted({ fromYear: thisYear, toYear: thisYear + YEARS_AHEAD })
  const [, first, last] = YEARS.exec(years) ?? []
  return first === undefined
    ? refused(`--years "${years}" are no years; write them like 2026-2030.`)
    : accepted({ fromYear: Number(first), toYear: Number(last ?? first) })
}
