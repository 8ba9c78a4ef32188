import * as z from 'zod/mini'
import type { ServerCheck, ServerRefusal } from '#shared/bridge/shell'
import { readServerAddress } from '../boot/serverAddress'

export interface CheckServerPorts {
  /** The app's own network, so that proxies and certificates count as they will for the windows. */
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>
  /** Epoch milliseconds of this computer. */
  readonly now: () => number
}

const LONGEST_WAIT_MS = 8_000

/** How a T-Minus server answers a sign-in that names nobody; no other program does. */
const invalidSignInSchema = z.object({ kind: z.literal('invalid') })

/**
 * Whether the address is of a T-Minus server that this computer can use, and how far it is; else why not. It sends no
 * name and no password.
 */
export async function checkServer(text: string, ports: CheckServerPorts): Promise<ServerCheck> {
  const read = readServerAddress(text)
  if (!read.ok) return { kind: 'refused', why: read.refusal, address: text.trim() }
  const url = read.value
  const refusedAs = (why: ServerRefusal): ServerCheck => ({ kind: 'refused', why, address: url })
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
  try {
    const askedAt = ports.now()
    const health = await ports.fetch(`${url}/healthz`, { signal })
    const answeredAt = ports.now()
    if (health.status >= 500) return refusedAs('server-fault')
    if (!(await isOurs(url, ports, signal))) return refusedAs('not-t-minus')
    return {
      kind: 'reachable',
      url,
      roundTripMs: answeredAt - askedAt,
      isEncrypted: url.startsWith('https:'),
      clockDifferenceMs: clockDifference(health.headers.get('date'), (askedAt + answeredAt) / 2),
    }
  } catch (problem) {
    return refusedAs(refusalOf(problem))
  }
}

async function isOurs(url: string, ports: CheckServerPorts, signal: AbortSignal): Promise<boolean> {
  const answer = await ports.fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal,
  })
  const said: unknown = await answer.json().catch(() => null) // Another program's page is no JSON.
  return invalidSignInSchema.safeParse(said).success
}

/** HTTP tells the time by the second, so a smaller difference is none. */
function clockDifference(date: string | null, askedAt: number): number | null {
  const saidAt = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(saidAt)) return null
  const differenceMs = saidAt + 500 - askedAt
  return Math.abs(differenceMs) < 1_000 ? 0 : Math.round(differenceMs)
}

/** Chromium's names of network problems, and Node's for the same. */
const refusals: readonly (readonly [RegExp, ServerRefusal])[] = [
  [/ERR_CERT|ERR_SSL|CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/, 'certificate'],
  [/ERR_NAME_NOT_RESOLVED|ENOTFOUND|EAI_AGAIN/, 'unknown-name'],
  [/ERR_INTERNET_DISCONNECTED|ENETUNREACH|ERR_NETWORK_CHANGED/, 'no-network'],
  [/TIMED_OUT|TimeoutError|ETIMEDOUT|AbortError/, 'too-slow'],
  [/ERR_INVALID_HTTP_RESPONSE|ERR_EMPTY_RESPONSE|HPE_|ERR_INVALID_RESPONSE/, 'not-t-minus'],
]

function refusalOf(problem: unknown): ServerRefusal {
  const words = wordsOf(problem)
  return refusals.find(([pattern]) => pattern.test(words))?.[1] ?? 'no-answer'
}

/** Node hides the reason in the cause. */
function wordsOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem)
  const code = 'code' in problem ? String(problem.code) : ''
  return `${problem.name} ${code} ${problem.message} ${problem.cause === undefined ? '' : wordsOf(problem.cause)}`
}
