// @ts-check
// Work that two commands must not do at once, as building into the same folder.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** The id of a process may be another's by then: nobody builds for so long. */
const LONGEST_MS = 10 * 60_000
const WRITTEN_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 200

/** @param {number} id */
function isRunning(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // It runs and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Whose turn it is: a process that is gone, or whose id is another's by now, has only left its file behind.
 * @param {string} file
 * @param {number} now epoch ms
 * @returns {'nobody' | 'somebody' | 'left'}
 */
function turnOf(file, now) {
  try {
    const ageMs = now - statSync(file).mtimeMs
    const holder = readFileSync(file, 'utf8')
    // Made, and not written yet.
    if (holder === '') return ageMs < WRITTEN_WITHIN_MS ? 'somebody' : 'left'
    return ageMs < LONGEST_MS && isRunning(Number(holder)) ? 'somebody' : 'left'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'nobody'
    throw error
  }
}

/** @param {string} file */
function take(file) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Does the work when no other process that names the same file is at its own; one that ended in the middle holds nobody
 * up (SRV216).
 * @template Done
 * @param {string} file
 * @param {() => Promise<Done>} work
 * @param {{ waits?: () => void, pause?: () => Promise<unknown> }} [told] `waits` is told once
 * @returns {Promise<Done>}
 */
export async function oneAtATime(file, work, { waits = () => {}, pause = () => delay(LOOK_AGAIN_MS) } = {}) {
  let hasWaited = false
  while (!take(file)) {
    const turn = turnOf(file, Date.now())
    if (turn === 'left') rmSync(file, { force: true })
    if (turn !== 'somebody') continue
    if (!hasWaited) waits()
    hasWaited = true
    await pause()
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
