import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import type { Protocol } from 'electron'
import { isMissing } from '../settings/readJson'
import { APP_SCHEME, isAppUrl } from './appAddress'
import { contentPolicy } from './contentPolicy'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
}

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the built renderer and nothing beside it. */
export function serveAppScheme(
  protocol: Pick<Protocol, 'handle'>,
  options: { readonly folder: string; readonly serverOrigin: () => string | null },
): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const path = isAppUrl(request.url) ? rendererFile(options.folder, new URL(request.url).pathname) : null
    if (path === null || request.method !== 'GET') return new Response('Not found', { status: 404 })
    try {
      const headers = headersOf(path, contentPolicy(options.serverOrigin()))
      return new Response(new Uint8Array(await readFile(path)), { headers })
    } catch (problem) {
      if (isMissing(problem)) return new Response('Not found', { status: 404 })
      throw problem
    }
  })
}

/**
 * The file behind a path of the app's address, or null when it would lie outside the folder or is of a type that
 * the renderer has no use for.
 */
export function rendererFile(folder: string, pathname: string): string | null {
  let wanted: string
  try {
    wanted = decodeURIComponent(pathname)
  } catch {
    return null // A broken escape names no file.
  }
  if (wanted.includes('\0') || wanted.includes('\\')) return null
  const root = resolve(folder)
  const path = resolve(join(root, wanted === '/' ? 'board.html' : wanted))
  if (!path.startsWith(root + sep)) return null
  return extname(path) in contentTypes ? path : null
}

function headersOf(path: string, policy: string): Record<string, string> {
  return {
    'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  }
}
