import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Rows that could not be taken, one per line: line number in the log, reason, the row as it stands there. */
export interface RejectFile {
  readonly path: string
  readonly add: (line: number, reason: string, text: string) => void
  /** Ends the file after a run that read its log; one that rejected nothing takes away what an earlier one left. */
  readonly finish: () => void
}

/**
 * DATA/rejects/<log>-rejects.csv. A run reads its log from the start and so writes the file anew; a run without
 * rejects leaves none behind. Nothing is touched before the first reject.
 */
export function createRejectFile(dataDirectory: string, log: string): RejectFile {
  const folder = join(dataDirectory, 'rejects')
  const path = join(folder, `${basename(log).replace(/\.csv(?:\.gz)?$/, '')}-rejects.csv`)
  let file: number | null = null
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
    },
    finish() {
      if (file === null) rmSync(path, { force: true })
      else closeSync(file)
      file = null
    },
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
