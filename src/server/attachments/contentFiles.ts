import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { attachmentLimits, type ContentId, contentIdSchema } from '#shared/domain/attachment'
import { accepted, type Result, refused } from '#shared/domain/result'

export interface ContentRefusal {
  /** `mismatch`: the bytes that came are not those of the id. */
  readonly kind: 'too-large' | 'no-room' | 'mismatch'
}

/** A content that lies whole on the disk and is not among the kept ones yet: one of the two must be called. */
export interface ArrivedContent {
  readonly keep: () => Promise<void>
  readonly drop: () => Promise<void>
}

export interface KeptContent {
  readonly id: ContentId
  readonly changedAt: number
}

/** Contents as files, each under its own hash: `ab/abcd...`. Equal contents are one file. */
export interface ContentFiles {
  /** Writes what comes, flushed and checked against the id. Rejects when whoever sends it breaks off. */
  readonly arrive: (
    id: ContentId,
    body: AsyncIterable<Uint8Array>,
  ) => Promise<Result<ArrivedContent, ContentRefusal>>
  readonly has: (id: ContentId) => Promise<boolean>
  /** Null when it is not there. */
  readonly read: (id: ContentId) => Promise<{ readonly bytes: number; readonly stream: Readable } | null>
  readonly remove: (id: ContentId) => Promise<void>
  readonly list: () => Promise<readonly KeptContent[]>
  /** Removes what began to arrive before an instant (epoch ms) and never did. */
  readonly removeArriving: (before: number) => Promise<void>
}

/** How a new file is opened for writing; a test brings a disk that is full. */
export type OpenNew = (file: string) => Promise<Pick<FileHandle, 'write' | 'sync' | 'close'>>

const ARRIVING = 'arriving'
const openNew: OpenNew = (file) => open(file, 'wx', 0o600)

export function createContentFiles(directory: string, openFile: OpenNew = openNew): ContentFiles {
  const placeOf = (id: ContentId): string => join(directory, id.slice(0, 2), id)
  return {
    arrive: async (id, body) => {
      const file = join(directory, ARRIVING, randomUUID())
      const drop = () => rm(file, { force: true })
      try {
        const fault = await write(file, id, body, openFile)
        if (fault === null) return accepted({ keep: () => moveInto(file, placeOf(id)), drop })
        await drop()
        return refused(fault)
      } catch (error) {
        await drop()
        throw error
      }
    },
    has: async (id) => (await sizeOf(placeOf(id))) !== null,
    read: async (id) => {
      const bytes = await sizeOf(placeOf(id))
      return bytes === null ? null : { bytes, stream: createReadStream(placeOf(id)) }
    },
    remove: (id) => rm(placeOf(id), { force: true }),
    list: () => list(directory),
    removeArriving: async (before) => {
      for (const name of await namesIn(join(directory, ARRIVING))) {
        const file = join(directory, ARRIVING, name)
        const changed = await stat(file).catch(() => null)
        if (changed && changed.mtimeMs < before) await rm(file, { force: true })
      }
    },
  }
}

/** Answers what is wrong with what came, read to its end: an answer to half a body would not be heard. */
async function write(
  file: string,
  id: ContentId,
  body: AsyncIterable<Uint8Array>,
  openFile: OpenNew,
): Promise<ContentRefusal | null> {
  const hash = createHash('sha256')
  const sink = createSink(file, openFile)
  let bytes = 0
  try {
    for await (const piece of body) {
      bytes += piece.length
      if (bytes > attachmentLimits.bytes) return { kind: 'too-large' }
      hash.update(piece)
      await sink.write(piece)
    }
    await sink.flush()
  } finally {
    await sink.close()
  }
  if (sink.isFull()) return { kind: 'no-room' }
  return hash.digest('hex') === id ? null : { kind: 'mismatch' }
}

/** Writes until the disk is full, and from then on nothing. */
function createSink(file: string, openFile: OpenNew) {
  let isFull = false
  let handle: Awaited<ReturnType<OpenNew>> | null = null
  const trying = async (work: () => Promise<unknown>): Promise<void> => {
    if (isFull) return
    try {
      await work()
    } catch (error) {
      if (!isNoRoom(error)) throw error
      isFull = true
    }
  }
  const opened = async () => {
    if (handle) return handle
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    handle = await openFile(file)
    return handle
  }
  return {
    write: (piece: Uint8Array) =>
      trying(async () => {
        let written = 0
        while (written < piece.length) {
          const { bytesWritten } = await (await opened()).write(piece, written)
          written += bytesWritten
        }
      }),
    flush: () => trying(async () => (await opened()).sync()),
    close: async () => handle?.close(),
    isFull: () => isFull,
  }
}

const isNoRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ENOSPC|EDQUOT)$/.test(String(error.code))

/** The file is under its name for certain only once the folders that lead to it are flushed as well. */
async function moveInto(file: string, place: string): Promise<void> {
  const folder = dirname(place)
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined
  await rename(file, place)
  await flushFolder(folder)
  if (isNew) await flushFolder(dirname(folder))
}

async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders and keeps its own journal of names.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null)
  return found?.isFile() ? found.size : null
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])

async function list(directory: string): Promise<readonly KeptContent[]> {
  const found: KeptContent[] = []
  for (const folder of await namesIn(directory)) {
    if (folder === ARRIVING) continue
    for (const name of await namesIn(join(directory, folder))) {
      const id = contentIdSchema.safeParse(name)
      const changed = await stat(join(directory, folder, name)).catch(() => null)
      if (id.success && changed?.isFile()) found.push({ id: id.data, changedAt: changed.mtimeMs })
    }
  }
  return found
}
