import type { ServerRefusal } from '#shared/bridge/shell'
import { accepted, type Result, refused } from '#shared/domain/result'
import { parseUrl } from '../security/appAddress'

export interface ServerAddressSources {
  readonly commandLine: string | null
  readonly environment: string | null
  readonly settings: string | null
}

export interface ChosenServer {
  /** An origin without a slash at its end; null before the first run. */
  readonly url: string | null
  /** Named by the command line or the environment, so that the person does not choose it. */
  readonly isFixed: boolean
}

export interface RefusedAddress {
  readonly why: ServerRefusal
  readonly address: string
}

/** The origin of the server; the first source that names one decides. */
export function chooseServer(sources: ServerAddressSources): Result<ChosenServer, RefusedAddress> {
  const fixed = sources.commandLine ?? sources.environment
  const text = fixed ?? sources.settings
  if (text === null) return accepted({ url: null, isFixed: false })
  const read = readServerAddress(text)
  return read.ok
    ? accepted({ url: read.value, isFixed: fixed !== null })
    : refused({ why: read.refusal, address: text })
}

/**
 * The origin that a person's words name, such as `desk.example` or `https://desk.example/`. Without a scheme it is
 * https, and http for this computer; http to another one is refused (SEC80).
 */
export function readServerAddress(text: string): Result<string, ServerRefusal> {
  const url = parseUrl(withScheme(text.trim()))
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return refused('not-an-address')
  if (url.username !== '' || url.password !== '') return refused('carries-a-password')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return refused('has-a-path')
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refused('not-encrypted')
  return accepted(url.origin)
}

function withScheme(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  const bare = parseUrl(`http://${text}`)
  return bare !== null && isLoopback(bare.hostname) ? bare.href : `https://${text}`
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
