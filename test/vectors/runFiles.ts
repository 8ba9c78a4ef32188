import type { Mismatch, Outcome } from './outcome'
import { readVectorFile, type Vector } from './vectorFile'

interface Streams {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}

const help = `npm run -s vectors -- FILE...

Runs every vector of each file (inputs and expected outputs, JSON) through the project's engines.
Ends with "N passed, M failed, K skipped"; skipped are kinds of vectors the project has no engine for.
Exit code 0 when none failed, 1 when one did, 2 when a file or a vector cannot be read.`

interface Tally {
  passed: number
  failed: number
  unreadable: number
  /** Skipped vectors by kind. */
  readonly skipped: Map<string, number>
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const mismatchLine = (id: string, { metric, field, expected, got }: Mismatch): string =>
  `FAILED ${id}${metric === null ? '' : ` ${metric}`} ${field}: expected ${shown(expected)}, got ${shown(got)}`

function count(tally: Tally, { id, kind }: Vector, outcome: Outcome, { out, error }: Streams): void {
  if (outcome.kind === 'skipped') {
    tally.skipped.set(kind, (tally.skipped.get(kind) ?? 0) + 1)
    return
  }
  if (outcome.kind === 'unreadable') {
    tally.unreadable += 1
    tally.failed += 1
    error(`${id} cannot be run: ${outcome.sentence}`)
    return
  }
  for (const remark of outcome.remarks) out(`NOTE ${id}: ${remark}; run by the default.`)
  for (const mismatch of outcome.mismatches) out(mismatchLine(id, mismatch))
  if (outcome.mismatches.length === 0) tally.passed += 1
  else tally.failed += 1
}

/** The whole command; answers its exit code. */
export function runVectorFiles(paths: readonly string[], streams: Streams): number {
  if (paths.length === 0 || paths.includes('--help')) {
    streams[paths.length === 0 ? 'error' : 'out'](help)
    return paths.length === 0 ? 2 : 0
  }
  const tally: Tally = { passed: 0, failed: 0, unreadable: 0, skipped: new Map() }
  let isUnreadable = false
  for (const path of paths) {
    const vectors = readVectorFile(path)
    if (!vectors.ok) {
      isUnreadable = true
      streams.error(vectors.refusal)
      continue
    }
    for (const vector of vectors.value) count(tally, vector, vector.run(), streams)
  }
  for (const [kind, times] of tally.skipped) streams.out(`skipped ${kind}: ${times}`)
  const skipped = [...tally.skipped.values()].reduce((sum, times) => sum + times, 0)
  streams.out(`${tally.passed} passed, ${tally.failed} failed, ${skipped} skipped`)
  if (isUnreadable || tally.unreadable > 0) return 2
  return tally.failed > 0 ? 1 : 0
}
