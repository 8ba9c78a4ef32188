import { accepted, type Result, refused } from '#shared/domain/result'
import { parseUrl } from '../security/appAddress'

/** Where the server listens when nobody says otherwise: this computer. */
export const DEFAULT_SERVER = 'http://127.0.0.1:4180'

export interface ServerAddressSources {
  readonly commandLine: string | null
  readonly environment: string | null
  readonly settings: string | null
}

/**
 * The origin of the server, without a slash at its end; the first source that names one decides. Refusals are
 * sentences for the person who started the app.
 */
export function chooseServer(sources: ServerAddressSources): Result<string, string> {
  const text = sources.commandLine ?? sources.environment ?? sources.settings ?? DEFAULT_SERVER
  const url = parseUrl(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return refused(`"${text}" is not a server address. Give one such as https://desk.example.`)
  }
  if (url.username !== '' || url.password !== '') {
    return refused('A server address carries no name and password. Give the address alone and sign in later.')
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return refused(`"${text}" has a path. Give the address of the server alone: ${url.origin}.`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return refused(`${url.origin} is not encrypted. Use https, or a server on this computer.`)
  }
  return accepted(url.origin)
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
