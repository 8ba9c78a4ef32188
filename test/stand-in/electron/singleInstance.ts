import { mkdirSync, readFileSync, unlinkSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type SecondStart = { readonly argv: readonly string[]; readonly folder: string }

/**
 * Answers whether this process is the first on the folder. A later one leaves its command line in a file for the
 * first, which reads it and calls `onSecond`. The lock of a killed process counts for nothing.
 */
export function takeLock(
  folder: string,
  onSecond: (argv: readonly string[], folder: string) => void,
): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'stand-in-lock')
  const holder = readHolder(lock)
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    const start: SecondStart = { argv: process.argv, folder: process.cwd() }
    writeFileSync(join(folder, `second-start-${process.pid}`), JSON.stringify(start))
    return false
  }
  writeFileSync(lock, String(process.pid))
  process.on('exit', () => unlinkSync(lock))
  watch(folder, (_event, name) => {
    if (name?.startsWith('second-start-') !== true) return
    const start = takeStart(join(folder, name))
    if (start !== null) onSecond(start.argv, start.folder)
  }).unref()
  return true
}

function readHolder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return null // Nobody holds it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The folder tells of a file more than once, and before it is whole: one that does not read yet comes again. */
function takeStart(path: string): SecondStart | null {
  try {
    const start = JSON.parse(readFileSync(path, 'utf8')) as SecondStart
    unlinkSync(path)
    return start
  } catch {
    return null
  }
}
