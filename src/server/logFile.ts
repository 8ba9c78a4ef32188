import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

/** The log and its one predecessor together take at most twice this on the disk. */
const LONGEST_BYTES = 10 * 1024 * 1024

interface OpenFile {
  readonly descriptor: number
  bytes: number
  /** The last line did not fit on the disk whole; the next one begins a line of its own. */
  isTorn: boolean
}

/**
 * A log file that is complete to the last line even when the process is killed. Beyond its length it becomes
 * `<path>.old`, in place of an older one. A log that cannot be written (a full disk) must not stop the desk: its
 * lines are left out until it can, and `warn` is told so once.
 */
export function createLogFile(
  path: string,
  warn: (sentence: string) => void,
  longestBytes = LONGEST_BYTES,
): DestinationStream {
  let file: OpenFile | null = null
  let isFailing = false
  return {
    write(line) {
      try {
        const open = file ?? openFile(path)
        // Not kept while it makes way: what fails there is begun anew with the next line.
        file = null
        file = roomFor(open, path, longestBytes)
        writeLine(file, line)
        isFailing = false
      } catch (error) {
        if (!isFailing)
          warn(`The log ${path} cannot be written (${codeOf(error)}); lines are missing from it.`)
        isFailing = true
      }
    },
  }
}

function openFile(path: string): OpenFile {
  const descriptor = openSync(path, 'a', 0o600)
  return { descriptor, bytes: fstatSync(descriptor).size, isTorn: false }
}

function roomFor(file: OpenFile, path: string, longestBytes: number): OpenFile {
  if (file.bytes < longestBytes) return file
  closeSync(file.descriptor)
  // Somebody may have moved or removed it meanwhile.
  if (existsSync(path)) renameSync(path, `${path}.old`)
  return openFile(path)
}

function writeLine(file: OpenFile, line: string): void {
  const bytes = Buffer.from(file.isTorn ? `\n${line}` : line)
  const written = writeSync(file.descriptor, bytes)
  file.bytes += written
  file.isTorn = written < bytes.length
  if (file.isTorn)
    throw Object.assign(new Error('The disk took only a part of the line.'), { code: 'ENOSPC' })
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
