// @ts-check
// `npm run mutants:sla`: changes the SLA engine and its calendars in thousands of small ways, one at a time and in a
// copy, and asks whether any test notices. Survivors are listed; the figure is kept in docs/BENCHMARKS.md.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  mutate: [
    'src/shared/domain/{sla,calendar}/**/*.ts',
    '!src/shared/domain/{sla,calendar}/**/*.test.ts',
    // Shapes, defaults and words: a changed letter there is no fault of reckoning.
    '!src/shared/domain/sla/agreement.ts',
    '!src/shared/domain/calendar/calendarSpec.ts',
    '!src/shared/domain/{sla,calendar}/default*.ts',
    '!src/shared/domain/{sla,calendar}/*Words.ts',
    '!src/shared/domain/calendar/calendarRefusal.ts',
    '!src/shared/domain/sla/termsRefusal.ts',
  ],
  ignorePatterns: ['out', 'dist', 'test-results', 'docs', 'bench', 'resources', 'src/renderer', 'src/main'],
  // Stryker would rewrite tsconfig.json through TypeScript's old interface, which TypeScript 7 has not; nothing needs it.
  tsconfigFile: 'none.json',
  inPlace: false,
  tempDirName: 'out/mutants',
  cleanTempDir: 'always',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 5_000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: 'out/mutants.json' },
}
