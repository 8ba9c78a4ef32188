import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { KeptCrash } from '../boot/crashes'
import type { Log } from '../boot/log'
import { redact } from '../security/redact'
import type { Settings } from '../settings/settings'

export interface DiagnosticFacts {
  /** Epoch milliseconds. */
  readonly now: number
  /** Names of programs and their versions. */
  readonly versions: Readonly<Record<string, string>>
  readonly platform: string
  readonly packageKind: string
  readonly showsTray: boolean
  readonly displays: readonly { readonly width: number; readonly height: number; readonly scale: number }[]
  readonly settings: Settings
  readonly preferences: object
  readonly crashes: readonly KeptCrash[]
  /** What the board's page knows of itself. */
  readonly health: string
  readonly logTail: string
  readonly homeFolder: string
}

/**
 * Everything somebody needs who looks into a fault, as one plain text: what is installed, what is set, what was logged
 * last. No token, nothing of a ticket, and no names of people or of their servers (SEC82).
 */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const { settings, crashes } = facts
  const parts: readonly (readonly [string, string])[] = [
    ['Versions', lines(facts.versions)],
    [
      'This computer',
      lines({
        platform: facts.platform,
        package: facts.packageKind,
        tray: facts.showsTray ? 'shown' : 'none',
        displays: facts.displays
          .map(({ width, height, scale }) => `${width}x${height} at ${scale}`)
          .join(', '),
      }),
    ],
    ['Settings', JSON.stringify(withoutNames(settings), null, 2)],
    ['Preferences', JSON.stringify(facts.preferences, null, 2)],
    ['Crashes kept', crashes.map(({ name, at, bytes }) => `${stamp(at)} ${name} ${bytes} bytes`).join('\n')],
    ['The board', facts.health.trimEnd()],
    ['The end of the log', facts.logTail.trimEnd()],
  ]
  const title = `T-Minus diagnostics, ${stamp(facts.now)}`
  const text = [title, ...parts.map(([name, body]) => `== ${name}\n${body === '' ? 'none' : body}`), ''].join(
    '\n\n',
  )
  return redact(text, facts.homeFolder)
}

const stamp = (at: number): string => new Date(at).toISOString()
const lines = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

/** Servers are counted, not named: the bundle may leave the company. */
function withoutNames({ serverUrl, servers, updates, ...rest }: Settings): object {
  return {
    ...rest,
    hasServer: serverUrl !== null,
    servers: servers.length,
    hasUpdateFeed: updates.feedUrl !== null,
  }
}

/** The last part of a file from the beginning of a line; empty where there is none. */
export function tailOf(path: string, mostBytes: number): string {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.min(size, mostBytes))
      readSync(file, bytes, 0, bytes.length, size - bytes.length)
      const text = bytes.toString('utf8')
      return size > mostBytes ? text.slice(text.indexOf('\n') + 1) : text
    } finally {
      closeSync(file)
    }
  } catch (problem) {
    return `not readable: ${String(problem)}`
  }
}

export interface SavingPorts {
  /** Asks the person; null when they thought better of it. */
  readonly askWhere: (suggested: string) => Promise<string | null>
  readonly now: number
  readonly log: Log
}

/** Writes the text where the person says. */
export async function saveDiagnostics(
  text: string,
  { askWhere, now, log }: SavingPorts,
): Promise<'saved' | 'cancelled' | 'failed'> {
  const path = await askWhere(`t-minus-diagnostics-${stamp(now).slice(0, 10)}.txt`)
  if (path === null) return 'cancelled'
  try {
    await writeFile(path, text, { mode: 0o600 })
    return 'saved'
  } catch (problem) {
    log.warn('diagnostics not saved', { problem: String(problem) })
    return 'failed'
  }
}
