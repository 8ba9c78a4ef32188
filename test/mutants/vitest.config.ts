import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { withFewCases } from './withFewCases'

/** Files that go through many cases: whatever dies by an example dies sooner. */
const isSlow = ({ moduleId }: TestSpecification): boolean =>
  /(?:Properties|Oracle|Sums|Story|localTime)\.test/i.test(moduleId)

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (a, b) => Number(isSlow(a)) - Number(isSlow(b)) || (a.moduleId < b.moduleId ? -1 : 1),
    )
  }
}

/** Left out where only the examples are to speak, which takes a tenth of the time. */
const slowest = ['Properties', 'Oracle', 'Sums', 'Story', 'localTime'].map((name) => `**/*${name}.test.ts`)

/** The tests that speak for the engine wherever the project lies: peers' facts are not on every machine. */
export default defineConfig({
  plugins: [withFewCases],
  test: {
    include: ['src/shared/domain/{sla,calendar}/**/*.test.ts'],
    // A thread cannot change the zone of the process, which this one does.
    exclude: ['**/*Elsewhere.test.ts', ...(process.env['MUTANTS_BY_EXAMPLES'] ? slowest : [])],
    sequence: { sequencer: QuickestFirst },
    isolate: false,
  },
})
