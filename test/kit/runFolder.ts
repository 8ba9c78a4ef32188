import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Node and browsers look for the system's temporary folder. */
const NAMES = ['TMPDIR', 'TEMP', 'TMP']

/**
 * The temporary folder of a run. Whatever tests, and the servers and browsers that they start, make in the system's lies
 * in it, and goes with it when the run ends, however its tests did. Answers how it is removed.
 */
export default function makeRunFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 't-minus-run-'))
  for (const name of NAMES) process.env[name] = folder
  const remove = () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    } catch (error) {
      // Somebody still writes into it: that says nothing about what was tested.
      process.stderr.write(`${folder} could not be removed: ${String(error)}\n`)
    }
  }
  // Also of a run that is stopped.
  process.once('exit', remove)
  return remove
}
