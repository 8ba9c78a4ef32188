/** Sent with every answer. */
export const plainHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/**
 * What the console's pages may load: only what this server serves, and its own socket. `host` must be a host of
 * ours; older browsers do not count `ws:` as `'self'`.
 */
export const contentPolicyFor = (host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** What the worker that keeps the pages in a browser may load: files of this server, to hand them on. */
export const keeperPolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'"
