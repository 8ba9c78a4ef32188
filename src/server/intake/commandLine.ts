import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Zone, zoneNamed } from '#shared/domain/calendar/localTime'
import type { Instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { readCommandTime } from './serviceNow/fileTime'

/**
 * The file names no zone. UTC has neither gaps nor hours that come twice, so with it every interval of the file
 * stays exactly as long as it is written.
 */
export const DEFAULT_LOG_ZONE = 'UTC'
export const DEFAULT_DATA_FOLDER = 'data'

/** What was asked for on the command line; `help` when only that. */
export type Asked<Options> = { readonly kind: 'help' } | { readonly kind: 'run'; readonly options: Options }

/** A sentence that says what is wrong with the command line and how it is written. */
export type UsageRefusal = string

type StringOptions<Name extends string> = Partial<Record<Name, string>>

/** Splits the command line into one file and named options; every option takes a value but --help. */
export function readCommandLine<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Result<Asked<{ readonly file: string; readonly given: StringOptions<Name> }>, UsageRefusal> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean' as const, short: 'h' } },
      allowPositionals: true,
    })
    if (values.help === true) return accepted({ kind: 'help' })
    const [file, second] = positionals
    if (file === undefined) return refused('Give the log to read: FILE.csv or FILE.csv.gz.')
    if (second !== undefined) return refused(`Give one file only; "${second}" is one too many.`)
    return accepted({ kind: 'run', options: { file: resolve(file), given: values as StringOptions<Name> } })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) {
      return refused(error.message.split('.')[0]?.concat('.') ?? error.message)
    }
    throw error
  }
}

export function readZone(name: string | undefined): Result<Zone, UsageRefusal> {
  const zone = zoneNamed(name ?? DEFAULT_LOG_ZONE)
  return zone ? accepted(zone) : refused(`--zone "${name}" is no time zone; write it like Europe/Helsinki.`)
}

export function readInstant(text: string | undefined, zone: Zone): Result<Instant | null, UsageRefusal> {
  if (text === undefined) return accepted(null)
  const at = readCommandTime(text, zone)
  return at === null
    ? refused(`--at "${text}" is no date and time; write it like 2016-03-22T10:00.`)
    : accepted(at)
}

/** A number above zero, whole or not; `fallback` when the option was not given. */
export function readNumber(
  name: string,
  text: string | undefined,
  fallback: number | null,
  form: 'whole' | 'any',
): Result<number | null, UsageRefusal> {
  if (text === undefined) return accepted(fallback)
  const value = Number(text)
  const isFit = Number.isFinite(value) && value > 0 && (form === 'any' || Number.isInteger(value))
  return isFit ? accepted(value) : refused(`--${name} "${text}" is not a number above zero.`)
}
