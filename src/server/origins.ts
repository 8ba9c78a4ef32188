/** The desktop console's own scheme. */
const DESKTOP_ORIGIN = 'desk://app'
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** Which pages may speak to this server, and under which names it answers. */
export interface Origins {
  /** A request without an Origin comes from no page and is judged by its token alone. */
  readonly allows: (origin: string | undefined) => boolean
  /** Any other name is a page that pretends that its own name is ours (DNS rebinding). */
  readonly isOwnHost: (host: string | undefined) => boolean
}

export function createOrigins(port: number, extra: readonly string[]): Origins {
  const hosts = new Set([
    ...LOOPBACK_NAMES.map((name) => `${name}:${port}`),
    ...extra.flatMap((origin) => (URL.canParse(origin) ? [new URL(origin).host] : [])),
  ])
  const origins = new Set([
    ...LOOPBACK_NAMES.map((name) => `http://${name}:${port}`),
    DESKTOP_ORIGIN,
    ...extra,
  ])
  return {
    allows: (origin) => origin === undefined || origins.has(origin),
    isOwnHost: (host) => host !== undefined && hosts.has(host),
  }
}
