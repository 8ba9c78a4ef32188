/** The desktop console's own scheme. */
const DESKTOP_ORIGIN = 'desk://app'
/** Written out by some web servers that hand on the name they were asked by. */
const PORTS_OF_SCHEMES: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** Which pages may speak to this server, and under which names it answers. */
export interface Origins {
  /** A request without an Origin comes from no page and is judged by its token alone. */
  readonly allows: (origin: string | undefined) => boolean
  /** Any other name is a page that pretends that its own name is ours (DNS rebinding). */
  readonly isOwnHost: (host: string | undefined) => boolean
}

export function createOrigins(port: number, extra: readonly string[]): Origins {
  // Written by URL as browsers write them: in lower case, and without the port that a scheme has anyway.
  const own = LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${port}`))
  const further = extra.flatMap((origin) => (URL.canParse(origin) ? [new URL(origin)] : []))
  const hosts = new Set([...own, ...further].flatMap(hostsOf))
  const origins = new Set([...own.map(({ origin }) => origin), DESKTOP_ORIGIN, ...further.map(asBrowsersSay)])
  return {
    allows: (origin) => origin === undefined || origins.has(origin),
    isOwnHost: (host) => host !== undefined && hosts.has(host.toLowerCase()),
  }
}

const hostsOf = ({ host, port, protocol }: URL): readonly string[] => {
  const usual = port === '' ? PORTS_OF_SCHEMES[protocol] : undefined
  return usual === undefined ? [host] : [host, `${host}:${usual}`]
}

/** Browsers give a scheme of an app's own no origin, but send it as scheme and host. */
const asBrowsersSay = ({ origin, protocol, host }: URL): string =>
  origin === 'null' ? `${protocol}//${host}` : origin
