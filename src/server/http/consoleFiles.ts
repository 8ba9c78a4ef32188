import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type Answer, plain } from './answer'
import { keeperPolicy } from './contentPolicy'

/** The console's own pages and their parts. */
export interface ConsoleFiles {
  /** Null for a path that no file has; a page carries the policy given. */
  readonly find: (path: string, contentPolicy: string, knownTag: string | undefined) => Promise<Answer | null>
}

interface ConsoleFile {
  readonly file: string
  readonly type: string
  readonly bytes: number
  readonly tag: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}
const PAGES: Readonly<Record<string, string>> = { '/': '/board.html', '/wallboard': '/wallboard.html' }
/** Keeps the pages in a browser, and tells of a new build there. */
const KEEPER = '/pageKeeper.js'
const NAMED_ANEW: ReadonlySet<string> = new Set([...Object.entries(PAGES).flat(), KEEPER])
/** The bundler puts a hash of the content into these names, so they never change. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/

/**
 * Lists the folder, anew for every page and for the worker that keeps them, so that a new build is served whole. Only what was found there can be asked
 * for, by its exact name, so there is no path to climb out with. A missing folder is an empty one.
 */
export function createConsoleFiles(folder: string): ConsoleFiles {
  let files: ReadonlyMap<string, ConsoleFile> | null = null
  return {
    find: async (path, contentPolicy, knownTag) => {
      if (files === null || NAMED_ANEW.has(path)) files = await listFiles(folder)
      const found = files.get(Object.hasOwn(PAGES, path) ? (PAGES[path] ?? path) : path)
      if (!found) return null
      const headers = {
        'content-type': found.type,
        'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: found.tag,
        ...policyOf(path, found, contentPolicy),
      }
      if (knownTag === found.tag) return { status: 304, headers, body: null }
      const body = createReadStream(found.file)
      return { status: 200, headers: { ...headers, 'content-length': String(found.bytes) }, body }
    },
  }
}

function policyOf(path: string, { type }: ConsoleFile, contentPolicy: string): Record<string, string> {
  if (path === KEEPER) return { 'content-security-policy': keeperPolicy }
  return type.startsWith('text/html') ? { 'content-security-policy': contentPolicy } : {}
}

export const consoleNotBuilt = (): Answer =>
  plain(503, 'The console is not built here. Run `npm start`, which builds it.')

async function listFiles(folder: string): Promise<ReadonlyMap<string, ConsoleFile>> {
  const entries = (await ifThere(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []
  const files = new Map<string, ConsoleFile>()
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const file = join(entry.parentPath, entry.name)
    // A build takes its files away before it brings new ones.
    const found = await ifThere(stat(file))
    if (found === null) continue
    const { size, mtimeMs } = found
    const path = `/${relative(folder, file).split(sep).join('/')}`
    files.set(path, { file, type, bytes: size, tag: `"${size.toString(36)}-${mtimeMs.toString(36)}"` })
  }
  return files
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | null> {
  try {
    return await looking
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
