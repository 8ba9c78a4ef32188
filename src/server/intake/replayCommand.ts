import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { assertNever } from '#shared/domain/assertNever'
import type { Zone } from '#shared/domain/calendar/localTime'
import { type Instant, instant, SECOND_MS } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { DEFAULT_PORT, INTAKE_KEY_FILE } from '../config'
import {
  type Asked,
  isServerAddress,
  noAddress,
  readCommandLine,
  readFolder,
  readInstant,
  readNumber,
  readZone,
} from './commandLine'
import { grouped } from './progressLine'
import { createIntakeClient } from './replay/intakeClient'
import { type PlayEnd, type PlayedSoFar, playLog } from './replay/playLog'
import { createToDeskTime, logTimeAt, planReplay, type ReplayPlan } from './replay/replayPlan'
import { type CommandEnd, runCommand } from './runCommand'
import { createFileTime } from './serviceNow/fileTime'
import { groupIncidents } from './serviceNow/groupIncidents'
import { logRefusalSentence } from './serviceNow/logRefusal'
import { openLog } from './serviceNow/openLog'

const DEFAULT_SERVER = `http://127.0.0.1:${DEFAULT_PORT}`
const DEFAULT_SPEED = 60

const help = `npm run replay -- FILE.csv.gz --at TIME [options]

Plays a ServiceNow incident log against the running server: first the desk as it stood at TIME, which becomes
now, then everything that happened after it. Ctrl-C ends it; what was played stays.

Before TIME the log keeps its true lengths, so every countdown stands as it stood. After TIME the desk works N
times as fast while countdowns run at their usual pace, so fewer promises break than did then. What somebody does
to a ticket in a console stays; the log's next change of that ticket follows it.

  --at TIME     where to begin, such as 2016-03-22T10:00, on the file's own clock
  --speed N     how many times as fast as it happened (default: ${DEFAULT_SPEED})
  --server URL  the server (default: ${DEFAULT_SERVER})
  --data DIR    the server's folder, which holds its intake.key (default: data)
  --zone ZONE   the zone of the dates in the file, which names none (default: UTC)
  --help        this text
`

interface ReplayOptions {
  readonly file: string
  readonly keyFile: string
  readonly server: string
  readonly zone: Zone
  readonly at: Instant
  readonly speed: number
}

function readOptions(args: readonly string[]): Result<Asked<ReplayOptions>, string> {
  const asked = readCommandLine(args, ['data', 'at', 'speed', 'server', 'zone'])
  if (!asked.ok || asked.value.kind === 'help') return asked as Result<Asked<ReplayOptions>, string>
  const { file, given } = asked.value.options
  const zone = readZone(given.zone)
  if (!zone.ok) return zone
  const at = readInstant(given.at, zone.value)
  if (!at.ok) return at
  if (at.value === null) return refused('Say where to begin with --at, such as --at 2016-03-22T10:00.')
  const speed = readNumber('speed', given.speed, DEFAULT_SPEED, 'any')
  if (!speed.ok) return speed
  const server = given.server ?? DEFAULT_SERVER
  if (!isServerAddress(server)) return refused(noAddress(server))
  const data = readFolder(given.data)
  if (!data.ok) return data
  const keyFile = join(data.value, INTAKE_KEY_FILE)
  return accepted({
    kind: 'run',
    options: { file, keyFile, server, zone: zone.value, at: at.value, speed: speed.value ?? DEFAULT_SPEED },
  })
}

async function readKey(path: string): Promise<Result<string, string>> {
  try {
    return accepted((await readFile(path, 'utf8')).trim())
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused(
      `There is no key in ${path}; start the server first, and give its folder with --data if it is another.`,
    )
  }
}

async function runReplay(options: ReplayOptions, signal: AbortSignal): Promise<Result<CommandEnd, string>> {
  const key = await readKey(options.keyFile)
  if (!key.ok) return key
  const log = await openLog(options.file, createFileTime(options.zone))
  if (!log.ok) return refused(logRefusalSentence(log.refusal))
  console.log('Reading the log.')
  const plan = await planReplay(groupIncidents(log.value.items), options.at)
  log.value.close()
  if (!plan.ok) return refused(logRefusalSentence(plan.refusal))
  const { standing, moments } = plan.value
  console.log(
    `${grouped(standing.length)} tickets stood on the desk; ${grouped(moments.length)} changes come after.`,
  )
  return sentenceOfEnd(await play(plan.value, options, key.value, signal), options)
}

function play(plan: ReplayPlan, options: ReplayOptions, key: string, signal: AbortSignal): Promise<PlayEnd> {
  const now = () => instant(Date.now())
  const beganAt = now()
  const show = createReport((at) => logTimeAt(options.at, beganAt, options.speed, at), options.zone)
  return playLog(plan, createToDeskTime(options.at, beganAt, options.speed), {
    now,
    signal,
    rest: (ms) => delay(ms, undefined, { signal }).catch(() => undefined),
    send: createIntakeClient(options.server, key),
    onPlayed: (played) => show(played, now()),
    onAway: (detail) =>
      console.log(
        detail === null
          ? 'The server is back.'
          : `The server at ${options.server} does not answer (${detail}); trying again until it does.`,
      ),
  })
}

/** A line a second at most, with the time of the log. */
function createReport(logTime: (now: Instant) => Instant, zone: Zone) {
  let shownAt = 0
  return (played: PlayedSoFar, now: Instant) => {
    if (now - shownAt < (process.stdout.isTTY ? SECOND_MS : 10 * SECOND_MS)) return
    shownAt = now
    const wall = new Date(zone.wallAt(logTime(now))).toISOString().slice(0, 19).replace('T', ' ')
    const late = played.lateMs > 2 * SECOND_MS ? `, ${Math.round(played.lateMs / SECOND_MS)} s behind` : ''
    console.log(
      played.phase === 'standing'
        ? `${grouped(played.tickets)} tickets sent.`
        : `Log time ${wall}: ${grouped(played.moments)} changes played${late}.`,
    )
  }
}

function sentenceOfEnd(end: PlayEnd, options: ReplayOptions): Result<CommandEnd, string> {
  switch (end.kind) {
    case 'ended':
      return accepted({ text: 'The log has ended. Everything in it is closed.', exitCode: 0 })
    case 'stopped':
      return accepted({ text: 'Stopped. What was played stays on the desk.', exitCode: 0 })
    case 'unauthorised':
      return refused(
        `The server did not accept the key in ${options.keyFile}; give the folder of that server with --data.`,
      )
    case 'refused':
      return refused(`The server refused a ticket: ${end.detail}. Use the same version of T-Minus for both.`)
    default:
      return assertNever(end)
  }
}

process.exitCode = await runCommand({ name: 'replay', help, readOptions, run: runReplay })
