import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type CsvError, parse } from 'csv-parse'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { FileTime } from './fileTime'
import type { LogRefusal } from './logRefusal'
import { type LogRow, logColumns, parseLogRow } from './logRow'

/** What the file gives, line by line. After a fault nothing more comes. */
export type LogItem =
  | { readonly kind: 'row'; readonly row: LogRow }
  | { readonly kind: 'rejected'; readonly line: number; readonly reason: string; readonly text: string }
  | { readonly kind: 'fault'; readonly refusal: LogRefusal }

export interface Log {
  readonly sizeBytes: number
  /** Bytes of the file, as it lies on the disk, that were read so far. */
  readonly readBytes: () => number
  readonly items: AsyncGenerator<LogItem>
  /** Lets the file go, read to its end or not. */
  readonly close: () => void
}

/** A row longer than this is damage, not a row: the longest of the published log has 420 characters. */
const LONGEST_ROW = 16_384

/**
 * Opens a ServiceNow audit log, FILE.csv or FILE.csv.gz, for one streaming pass. Memory does not depend on its
 * size. Refused when it cannot be read, is not gzip although it is named so, or has other columns (IMP1).
 */
export async function openLog(path: string, time: FileTime): Promise<Result<Log, LogRefusal>> {
  const start = await readStart(path)
  if (!start.ok) return start
  const { sizeBytes, isGzip } = start.value
  if (path.endsWith('.gz') && !isGzip) return refused({ kind: 'not-gzip', path })
  const file = createReadStream(path)
  const skipped: LogItem[] = []
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    info: true,
    on_skip: (error, raw) => {
      skipped.push(rejectedBy(error, raw))
      return undefined
    },
  })
  // The parser is told of every fault of the streams before it, and hands it to whoever iterates.
  const source = isGzip ? pipeline(file, createGunzip(), parser, () => {}) : pipeline(file, parser, () => {})
  const records = (source as AsyncIterable<Numbered>)[Symbol.asyncIterator]()
  const header = await headerOf(records, path)
  if (!header.ok) {
    file.destroy()
    return header
  }
  return accepted({
    sizeBytes,
    readBytes: () => file.bytesRead,
    items: itemsOf(records, skipped, path, time),
    close: () => file.destroy(),
  })
}

/** What csv-parse gives with `info`. */
interface Numbered {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

async function readStart(path: string): Promise<Result<{ sizeBytes: number; isGzip: boolean }, LogRefusal>> {
  try {
    const file = await open(path, 'r')
    try {
      const status = await file.stat()
      if (status.isDirectory()) return refused({ kind: 'unreadable', path, detail: 'it is a folder' })
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
      if (bytesRead === 0) return refused({ kind: 'empty', path })
      return accepted({ sizeBytes: status.size, isGzip: buffer[0] === 0x1f && buffer[1] === 0x8b })
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return refused({ kind: 'missing', path })
    if (code.startsWith('E')) return refused({ kind: 'unreadable', path, detail: code })
    throw error
  }
}

async function headerOf(records: AsyncIterator<Numbered>, path: string): Promise<Result<null, LogRefusal>> {
  try {
    const first = await records.next()
    if (first.done === true) return refused({ kind: 'empty', path })
    const cells = first.value.record
    const wrong = logColumns.findIndex((column, index) => cells[index] !== column)
    if (wrong >= 0 || cells.length !== logColumns.length) {
      const index = wrong >= 0 ? wrong : logColumns.length
      return refused({
        kind: 'wrong-header',
        path,
        column: index + 1,
        expected: logColumns[index] ?? null,
        found: cells[index]?.slice(0, 40) ?? null,
      })
    }
    return accepted(null)
  } catch (error) {
    return refused(faultOf(error, path))
  }
}

async function* itemsOf(
  records: AsyncIterator<Numbered>,
  skipped: LogItem[],
  path: string,
  time: FileTime,
): AsyncGenerator<LogItem> {
  try {
    for (let next = await records.next(); next.done !== true; next = await records.next()) {
      if (skipped.length > 0) yield* skipped.splice(0)
      const { record: cells, info } = next.value
      const line = info.lines
      const row = parseLogRow(cells, line, time)
      if (row.ok) yield { kind: 'row', row: row.value }
      else yield { kind: 'rejected', line, reason: row.refusal, text: cells.join(',') }
    }
    yield* skipped.splice(0)
  } catch (error) {
    yield { kind: 'fault', refusal: faultOf(error, path) }
  }
}

function rejectedBy(error: CsvError | undefined, raw: string | undefined): LogItem {
  const line = Number(error?.['lines'] ?? 0)
  return { kind: 'rejected', line, reason: error?.message ?? 'The row cannot be read.', text: raw ?? '' }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** The refusal behind a fault of the streams; anything else is a bug and is thrown on. */
function faultOf(error: unknown, path: string): LogRefusal {
  const code = codeOf(error)
  if (code === 'Z_BUF_ERROR') return { kind: 'damaged', path, detail: 'it ends too early' }
  if (code.startsWith('Z_')) return { kind: 'damaged', path, detail: 'its compressed bytes are wrong' }
  if (/^E[A-Z]+$/.test(code)) return { kind: 'unreadable', path, detail: code }
  throw error
}
