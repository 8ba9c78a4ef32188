import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Rows that could not be taken, one per line: line number in the log, reason, the row as it stands there. */
export interface RejectFile {
  readonly path: string
  readonly add: (line: number, reason: string, text: string) => void
  readonly count: () => number
  readonly close: () => void
}

/**
 * DATA/rejects/<log>-rejects.csv. A run reads its log from the start and so writes the file anew; a run without
 * rejects leaves none behind.
 */
export function createRejectFile(dataDirectory: string, log: string): RejectFile {
  const folder = join(dataDirectory, 'rejects')
  const path = join(folder, `${basename(log).replace(/\.csv(?:\.gz)?$/, '')}-rejects.csv`)
  rmSync(path, { force: true })
  let file: number | null = null
  let count = 0
  function start(): number {
    mkdirSync(folder, { recursive: true })
    const opened = openSync(path, 'w', 0o600)
    writeSync(opened, 'line,reason,row\n')
    return opened
  }
  return {
    path,
    add(line, reason, text) {
      file ??= start()
      writeSync(file, `${line},${quoted(reason)},${quoted(text)}\n`)
      count += 1
    },
    count: () => count,
    close() {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
