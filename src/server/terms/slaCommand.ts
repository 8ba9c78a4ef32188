import { readFile } from 'node:fs/promises'
import { assertNever } from '#shared/domain/assertNever'
import { utc, zoneNamed } from '#shared/domain/calendar/localTime'
import type { WrittenTerms } from '#shared/domain/desk'
import { instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Holiday, type HolidayRefusal, holidayRefusalSentence } from '../holidays/holiday'
import type { FolderPlace } from '../intake/commandLine'
import { type CommandEnd, runCommand } from '../intake/runCommand'
import { baselineText } from './baselineText'
import { decodedText } from './decodedText'
import { currentTerms } from './nextTerms'
import { openTermsDesk } from './openTermsDesk'
import { counted, previewText } from './previewText'
import { readTermsFile } from './readTermsFile'
import { type NamedFile, readSlaOptions, type SlaOptions } from './slaOptions'
import type { TermsDesk } from './termsDesk'
import { faultLine } from './termsFault'
import { termsText } from './termsText'

const help = `npm run -s sla -- WORD [options]

Reads and changes what a desk promises: its calendars and its agreement, as one JSON file.

  show            print the terms in force; with --history all versions, also those to come
  check FILE      name every fault of a file as FILE:LINE:COLUMN, and end with code 1 when there is one
  preview FILE    say which due times of the open tickets a file would change
  use FILE        put a file into force as the next version; tickets that are closed keep their verdicts
  holidays        print the holidays of a country or an iCalendar file, as a calendar of the file has them
  baseline        print how long promises have taken so far, and which targets that suggests

  --from TIME     from when the file holds, in UTC such as 2026-12-01T00:00Z (default: now)
  --data DIR      the folder of the desk (default: data); its server is asked while it runs
  --server URL    another server than http://127.0.0.1:4180; its key is read in the folder of --data
  --country FI    whose public holidays, with --region BY where a country has regions
  --ics FILE      an iCalendar file instead, times without zone being in --zone ZONE (default: this computer's)
  --years A-B     the years of the holidays (default: this one and the four after it)
  --help          this text
`

type Ended = Promise<Result<CommandEnd, string>>
const said = (text: string): Result<CommandEnd, string> => accepted({ text, exitCode: 0 })

async function runSla(options: SlaOptions): Ended {
  switch (options.kind) {
    case 'check':
      return withTerms(options.file, async (terms) => said(orderly(options.file, terms)))
    case 'preview':
    case 'use':
      return withTerms(options.file, (terms) =>
        withDesk(options.place, (desk) => previewOrUse(desk, terms, options)),
      )
    case 'show':
      return withDesk(options.place, (desk) => show(desk, options.hasHistory))
    case 'baseline':
      return withDesk(options.place, async (desk) => {
        const baselines = await desk.baselines()
        return baselines.ok ? said(baselineText(baselines.value)) : baselines
      })
    case 'holidays':
      return holidays(options)
    default:
      return assertNever(options)
  }
}

async function readText({ name, path }: NamedFile): Promise<Result<string, string>> {
  try {
    return accepted(decodedText(await readFile(path)))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (code === null) throw error
    return refused(
      code === 'ENOENT'
        ? `There is no file ${name}; give its path from where you are.`
        : `The file ${name} cannot be read (${code}); give one that this user may read.`,
    )
  }
}

/** Goes on with the terms of a file, or ends with all its faults and code 1. */
async function withTerms(file: NamedFile, then: (terms: WrittenTerms) => Ended): Ended {
  const text = await readText(file)
  if (!text.ok) return text
  const terms = readTermsFile(text.value)
  if (terms.ok) return then(terms.value)
  return accepted({ text: terms.refusal.map((fault) => faultLine(file.name, fault)).join('\n'), exitCode: 1 })
}

async function withDesk(place: FolderPlace, then: (desk: TermsDesk) => Ended): Ended {
  const opened = await openTermsDesk(place)
  if (!opened.ok) return opened
  try {
    return await then(opened.value.desk)
  } finally {
    await opened.value.close()
  }
}

function orderly({ name }: NamedFile, { agreements, calendars }: WrittenTerms): string {
  const policies = agreements.at(-1)?.policies.length ?? 0
  const ids = new Set(calendars.map(({ id }) => id)).size
  return `${name} is in order, with ${counted(policies, 'policy', 'policies')} and ${counted(ids, 'calendar', 'calendars')}.`
}

async function previewOrUse(
  desk: TermsDesk,
  terms: WrittenTerms,
  { kind, from, file }: Extract<SlaOptions, { kind: 'preview' | 'use' }>,
): Ended {
  if (kind === 'use') {
    const changes = await desk.use({ terms, from })
    return changes.ok ? said(changes.value.join('\n')) : changes
  }
  const previewed = await desk.preview({ terms, from })
  if (!previewed.ok) return previewed
  const zone = zoneNamed(terms.calendars[0]?.timezone ?? 'UTC') ?? utc
  const advice = `Nothing was changed yet; npm run -s sla -- use ${file.name} does it.`
  return said(`${previewText(previewed.value, zone)}\n${advice}`)
}

async function show(termsDesk: TermsDesk, hasHistory: boolean): Ended {
  const desk = await termsDesk.show()
  if (!desk.ok) return desk
  const { calendars, agreements } = desk.value
  const terms = hasHistory ? { calendars, agreements } : currentTerms(desk.value, instant(Date.now()))
  return said(termsText(terms))
}

/** The holidays of the world take longer to load than everything else together, so only this word loads them. */
async function holidays({ source, years }: Extract<SlaOptions, { kind: 'holidays' }>): Ended {
  if (source.kind === 'place') {
    const { holidaysOf } = await import('../holidays/holidaysOf')
    return listed(holidaysOf({ ...source, ...years }))
  }
  const text = await readText(source.file)
  if (!text.ok) return text
  const { holidaysFromIcs } = await import('../holidays/holidaysFromIcs')
  return listed(holidaysFromIcs(text.value, { timezone: source.zone.name, ...years }))
}

function listed(found: Result<readonly Holiday[], HolidayRefusal>): Result<CommandEnd, string> {
  if (!found.ok) return refused(holidayRefusalSentence(found.refusal))
  return said(`[\n${found.value.map((holiday) => `  ${termsText(holiday)}`).join(',\n')}\n]`)
}

const readOptions = (args: readonly string[]) => readSlaOptions(args, new Date().getFullYear())
process.exitCode = await runCommand({ name: 'sla', help, readOptions, run: runSla })
