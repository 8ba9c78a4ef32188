import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { projectRoot } from './run.mjs'

/** A file that must not be allowed to import this, with the arrow it would turn round. */
const forbidden = [
  ['src/shared/domain/a.ts', '../commands/take'],
  ['src/shared/domain/b.ts', 'node:fs'],
  ['src/shared/commands/a.ts', '../protocol/messages'],
  ['src/shared/protocol/a.ts', '../sync/machine'],
  ['src/shared/sync/a.ts', '#server/db/store'],
  ['src/server/intake/a.ts', 'kysely'],
  ['src/server/http/a.ts', 'socket.io'],
  ['src/server/sync/a.ts', 'libsql'],
  ['src/server/db/a.ts', 'electron'],
  ['src/main/a.ts', '#shared/commands/take'],
  ['src/main/b.ts', '#server/db/store'],
  ['src/preload/a.ts', '#shared/domain/ids'],
  ['src/renderer/ui/a.ts', '../features/board/Board'],
  ['src/renderer/features/board/a.ts', 'dexie'],
  ['src/renderer/features/board/b.ts', '../ticket/TicketPane'],
  ['src/renderer/features/board/c.ts', '#shared/bridge/desk'],
  ['src/renderer/desk/a.ts', '../features/board/Board'],
  ['src/renderer/data/a.ts', '../features/board/Board'],
  ['src/renderer/data/cache/a.ts', '../view/mirror'],
  ['src/renderer/platform/a.ts', '../data/deskData'],
  ['src/renderer/clock/a.ts', 'electron'],
  ['src/renderer/pageKeeper/a.ts', '../data/ports'],
  ['src/renderer/pageKeeper/b.ts', '#shared/domain/ids'],
] as const

const allowed = [
  ['src/shared/commands/c.ts', '../domain/ticket'],
  ['src/server/db/c.ts', 'kysely'],
  ['src/server/sync/c.ts', 'socket.io'],
  ['src/main/c.ts', 'electron'],
  ['src/main/d.ts', '#shared/bridge/desk'],
  ['src/preload/c.ts', '#shared/bridge/desk'],
  ['src/renderer/data/c.ts', 'dexie'],
  ['src/renderer/data/sync/c.ts', '../cache/cacheStore'],
  // A test may bring together what its subject must not know.
  ['src/renderer/data/cache/c.test.ts', '../view/mirror'],
  ['src/renderer/platform/c.ts', '#shared/bridge/desk'],
  ['src/renderer/features/board/d.ts', '../../ui/Button'],
  ['src/renderer/features/board/e.ts', './Row'],
  ['src/renderer/desk/c.ts', '../data/deskData'],
  ['src/renderer/entry/c.tsx', '../features/board/Board'],
  ['src/renderer/pageKeeper/c.ts', './answering'],
] as const

/** Rooms within rooms: the rule of the narrower replaces that of the wider and has to repeat it. */
const within = [
  ['src/renderer/features/*/*', 'src/renderer/**'],
  ['src/renderer/features/*/*/*', 'src/renderer/**'],
  ['src/renderer/desk/**', 'src/renderer/**'],
  ['src/renderer/pageKeeper/**', 'src/renderer/**'],
  ['src/renderer/data/disk/*', 'src/renderer/data/**'],
  ['src/renderer/data/cache/*', 'src/renderer/data/**'],
  ['src/renderer/data/outbox/*', 'src/renderer/data/**'],
] as const

const rulesSchema = z.object({
  overrides: z.array(z.object({ files: z.array(z.string()), rules: z.record(z.string(), z.unknown()) })),
})
const importsSchema = z.tuple([z.literal('error'), z.object({ patterns: z.array(z.unknown()) })])

/** What a room may not import, as the linter's file says it. */
function patternsOf(room: string): readonly unknown[] {
  const { overrides } = rulesSchema.parse(
    JSON.parse(readFileSync(join(projectRoot, '.oxlintrc.json'), 'utf8')),
  )
  const rules = overrides.find(({ files }) => files.includes(room))?.rules
  return importsSchema.parse(rules?.['no-restricted-imports'])[1].patterns
}

interface Finding {
  readonly filename: string
  readonly code: string
}

describe('the import rules of the linter', () => {
  const house = mkdtempSync(join(tmpdir(), 't-minus-house-'))
  let refusedFiles: ReadonlySet<string> = new Set()

  beforeAll(() => {
    // The type-aware half of the linter is looked for below the folder it is run in.
    symlinkSync(join(projectRoot, 'node_modules'), join(house, 'node_modules'), 'junction')
    copyFileSync(join(projectRoot, '.oxlintrc.json'), join(house, '.oxlintrc.json'))
    for (const [file, imported] of [...forbidden, ...allowed]) {
      mkdirSync(dirname(join(house, file)), { recursive: true })
      writeFileSync(join(house, file), `import * as it from '${imported}'\nexport const seen = it\n`)
    }
    const linter = join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint')
    const run = spawnSync(process.execPath, [linter, '--format=json', 'src'], {
      cwd: house,
      encoding: 'utf8',
    })
    const report = JSON.parse(run.stdout) as { diagnostics: Finding[] }
    refusedFiles = new Set(
      report.diagnostics
        .filter(({ code }) => code.includes('no-restricted-imports'))
        .map(({ filename }) => filename.replaceAll('\\', '/')),
    )
  })

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it.each(forbidden)('%s may not import %s', (file) => {
    expect(refusedFiles).toContain(file)
  })

  it.each(within)('%s may import nothing that %s may not', (narrower, wider) => {
    expect(patternsOf(narrower)).toEqual(expect.arrayContaining([...patternsOf(wider)]))
  })

  it.each(allowed)('%s may import %s', (file) => {
    expect(refusedFiles).not.toContain(file)
  })
})
