/**
 * What a page of ours may load and reach: its own files, and the one server. Nothing inline, no frames.
 * `serverOrigin` is http(s), or null before a server is chosen; the socket's origin follows from it.
 */
export function contentPolicy(serverOrigin: string | null): string {
  const reached = serverOrigin === null ? '' : ` ${serverOrigin} ${serverOrigin.replace(/^http/, 'ws')}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${reached}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
