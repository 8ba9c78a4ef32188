import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  ['src/renderer/platform/a.ts', '../data/deskData'],
  ['src/renderer/clock/a.ts', 'electron'],
] as const

const allowed = [
  ['src/shared/commands/c.ts', '../domain/ticket'],
  ['src/server/db/c.ts', 'kysely'],
  ['src/server/sync/c.ts', 'socket.io'],
  ['src/main/c.ts', 'electron'],
  ['src/main/d.ts', '#shared/bridge/desk'],
  ['src/preload/c.ts', '#shared/bridge/desk'],
  ['src/renderer/data/c.ts', 'dexie'],
  ['src/renderer/platform/c.ts', '#shared/bridge/desk'],
  ['src/renderer/features/board/d.ts', '../../ui/Button'],
  ['src/renderer/features/board/e.ts', './Row'],
  ['src/renderer/desk/c.ts', '../data/deskData'],
  ['src/renderer/entry/c.tsx', '../features/board/Board'],
] as const

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

  it.each(allowed)('%s may import %s', (file) => {
    expect(refusedFiles).not.toContain(file)
  })
})
