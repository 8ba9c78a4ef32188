import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import type { Zone } from '#shared/domain/calendar/localTime'
import { type Instant, instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { openStore } from '../db/openStore'
import type { Store } from '../db/store'
import { storeRefusalOf, storeRefusalSentence } from '../db/storeRefusal'
import { type Asked, readCommandLine, readFolder, readInstant, readNumber, readZone } from './commandLine'
import { importSummary } from './importSummary'
import { createProgressLine } from './progressLine'
import { createRejectFile } from './rejectFile'
import { type CommandEnd, runCommand } from './runCommand'
import { createFileTime } from './serviceNow/fileTime'
import { groupIncidents } from './serviceNow/groupIncidents'
import { importLog } from './serviceNow/importLog'
import { logRefusalSentence } from './serviceNow/logRefusal'
import { type Log, openLog } from './serviceNow/openLog'
import { isPublishedLog } from './serviceNow/published'

const help = `npm run import -- FILE.csv.gz [options]

Reads a ServiceNow incident log (the UCI "Incident management process enriched event log") into the store.
The server must not be running on the same folder. Run it again to carry on after it was stopped; a finished
import is not repeated.

  --data DIR    the folder of the store (default: data)
  --at TIME     the log as it stood at TIME, such as 2016-03-22T10:00, shifted so that TIME is now
  --limit N     only the first N incidents of the file
  --zone ZONE   the zone of the dates in the file, which names none (default: UTC, which has no clock changes
                and so keeps every interval as long as it is written)
  --help        this text
`

/** What shells answer for a program that Ctrl-C ended. */
const STOPPED_BY_CTRL_C = 130

interface ImportOptions {
  readonly file: string
  readonly data: string
  readonly zone: Zone
  readonly at: Instant | null
  readonly limit: number | null
}

function readOptions(args: readonly string[]): Result<Asked<ImportOptions>, string> {
  const asked = readCommandLine(args, ['data', 'at', 'limit', 'zone'])
  if (!asked.ok || asked.value.kind === 'help') return asked as Result<Asked<ImportOptions>, string>
  const { file, given } = asked.value.options
  const zone = readZone(given.zone)
  if (!zone.ok) return zone
  const at = readInstant(given.at, zone.value)
  if (!at.ok) return at
  const limit = readNumber('limit', given.limit, null, 'whole')
  if (!limit.ok) return limit
  const data = readFolder(given.data)
  if (!data.ok) return data
  return accepted({
    kind: 'run',
    options: { file, data: data.value, zone: zone.value, at: at.value, limit: limit.value },
  })
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The whole command; a fault of the disk on the way is a sentence like any other refusal. */
async function runImport(options: ImportOptions, signal: AbortSignal): Promise<Result<CommandEnd, string>> {
  const log = await openLog(options.file, createFileTime(options.zone))
  if (!log.ok) return refused(logRefusalSentence(log.refusal))
  const store = await openStore(options.data)
  if (!store.ok) {
    log.value.close()
    return refused(storeRefusalSentence(store.refusal))
  }
  try {
    return await importInto(store.value, log.value, options, signal)
  } catch (error) {
    const refusal = storeRefusalOf(error, options.data)
    if (!refusal) throw error
    return refused(storeRefusalSentence(refusal))
  } finally {
    log.value.close()
    await store.value.close()
  }
}

async function importInto(
  store: Store,
  log: Log,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<Result<CommandEnd, string>> {
  const begunAt = performance.now()
  const elapsedMs = () => performance.now() - begunAt
  const sha256 = await sha256Of(options.file)
  const rejects = createRejectFile(options.data, options.file)
  const progress = createImportProgress(log, options.limit, elapsedMs)
  const imported = await importLog(
    {
      job: `import ${sha256} zone=${options.zone.name} at=${options.at ?? 'end'}`,
      items: groupIncidents(log.items),
      cutAt: options.at,
      now: instant(Date.now()),
      limit: options.limit,
      desk: defaultDesk('Service desk', Intl.DateTimeFormat().resolvedOptions().timeZone),
    },
    { store, signal, reject: rejects.add, onBatch: progress.show },
  ).finally(progress.end)
  if (!imported.ok || imported.value.kind !== 'was-finished') rejects.finish()
  if (!imported.ok) return refused(logRefusalSentence(imported.refusal))
  const text = importSummary({
    outcome: imported.value,
    isWholePublishedLog: isPublishedLog(sha256) && options.at === null && options.limit === null,
    isCut: options.at !== null,
    rejectPath: rejects.path,
    elapsedMs: elapsedMs(),
    peakMemoryMb: process.resourceUsage().maxRSS / 1_024,
  })
  return accepted({ text, exitCode: imported.value.kind === 'stopped' ? STOPPED_BY_CTRL_C : 0 })
}

/** By the bytes of the file that were read, or by incidents where their number is limited. */
function createImportProgress(log: Log, limit: number | null, elapsedMs: () => number) {
  const line = createProgressLine({
    write: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    elapsedMs,
    unit: 'incidents',
  })
  const fractionOf = (done: number) => (limit === null ? log.readBytes() / log.sizeBytes : done / limit)
  return { show: (done: number) => line.show({ done, fraction: fractionOf(done) }), end: line.end }
}

// Lets the collector run a little more often than memory is plentiful for: measured 137 MB instead of 186, no slower.
setFlagsFromString('--optimize-for-size')
process.exitCode = await runCommand({ name: 'import', help, readOptions, run: runImport })
