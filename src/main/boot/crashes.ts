import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isMissing } from '../settings/readJson'

export interface KeptCrash {
  readonly name: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly bytes: number
}

const MOST_KEPT = 20

/**
 * The crash dumps that lie in Crashpad's folder (one level down, by system), newest first. More than twenty are
 * removed: nobody but this person will ever read them. A folder that is not there holds none.
 */
export function keptCrashes(folder: string): readonly KeptCrash[] {
  const dumps = namesBelow(folder)
    .filter((name) => name.endsWith('.dmp'))
    .flatMap((name) => crashAt(join(folder, name)))
    .toSorted((a, b) => b.at - a.at)
  for (const { path } of dumps.slice(MOST_KEPT)) rmSync(path, { force: true })
  return dumps.slice(0, MOST_KEPT).map(({ path, at, bytes }) => ({ name: basename(path), at, bytes }))
}

function namesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (problem) {
    if (isMissing(problem)) return []
    throw problem
  }
}

/** A dump may be written or taken away meanwhile. */
function crashAt(path: string) {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? [] : [{ path, at: Math.round(found.mtimeMs), bytes: found.size }]
}
