import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Zone, zoneNamed } from '#shared/domain/calendar/localTime'
import type { Instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { optionFault } from '../optionFault'
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

/** What was given by name: texts, and flags that are there or not. */
export type GivenOptions<Text extends string, Flag extends string = never> = StringOptions<Text> &
  Partial<Record<Flag, boolean>>

interface SplitWords<Given> {
  /** What to do; empty when nothing was said. */
  readonly word: string
  readonly rest: readonly string[]
  readonly given: Given
  readonly isHelp: boolean
}

/** Splits a command line that begins with a word; a flag takes no value, every other option does. */
export function splitWords<Text extends string, Flag extends string = never>(
  args: readonly string[],
  texts: readonly Text[],
  flags: readonly Flag[] = [],
): Result<SplitWords<GivenOptions<Text, Flag>>, UsageRefusal> {
  const options = {
    ...Object.fromEntries(texts.map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
    help: { type: 'boolean' as const, short: 'h' },
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { help, ...given } = values
    const [word = '', ...rest] = positionals
    return accepted({ word, rest, given: given as GivenOptions<Text, Flag>, isHelp: help === true })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return refused(optionFault(error.message))
    throw error
  }
}

/** Splits the command line into one file and named options; every option takes a value but --help. */
export function readCommandLine<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Result<Asked<{ readonly file: string; readonly given: StringOptions<Name> }>, UsageRefusal> {
  const split = splitWords(args, names)
  if (!split.ok) return split
  const { word: file, rest, given, isHelp } = split.value
  if (isHelp) return accepted({ kind: 'help' })
  if (file === '') return refused('Give the log to read: FILE.csv or FILE.csv.gz.')
  const [second] = rest
  if (second !== undefined) return refused(`Give one file only; "${second}" is one too many.`)
  return accepted({ kind: 'run', options: { file: resolve(file), given } })
}

/** Where a command finds its desk: a server that was named, else whoever has the folder. */
export interface FolderPlace {
  readonly server: string | null
  readonly data: string
}

export function readPlace({
  server,
  data,
}: StringOptions<'server' | 'data'>): Result<FolderPlace, UsageRefusal> {
  if (server !== undefined && !isServerAddress(server)) return refused(noAddress(server))
  const folder = readFolder(data)
  return folder.ok ? accepted({ server: server ?? null, data: folder.value }) : folder
}

/** The folder of --data; an empty one, as of a variable without a value, would be whichever the command is run in. */
export function readFolder(data: string | undefined): Result<string, UsageRefusal> {
  return data === ''
    ? refused('--data needs the name of a folder.')
    : accepted(resolve(data ?? DEFAULT_DATA_FOLDER))
}

/** An address without its http:// reads as one of another kind, and names and passwords are for nobody here. */
export function isServerAddress(server: string): boolean {
  if (!URL.canParse(server)) return false
  const { protocol, username, password } = new URL(server)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

export const noAddress = (server: string): UsageRefusal =>
  `--server "${server}" is no address; write it like http://127.0.0.1:4180.`

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
