import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { settingsSchema } from '../settings/settings'
import { type DiagnosticFacts, diagnosticsText, saveDiagnostics, tailOf } from './diagnostics'

const facts: DiagnosticFacts = {
  now: 0,
  versions: { 'T-Minus': '1.2.3', electron: '45.4.1' },
  platform: 'linux x64 6.1',
  packageKind: 'AppImage',
  showsTray: false,
  displays: [{ width: 1920, height: 1080, scale: 1.5 }],
  settings: settingsSchema.parse({
    serverUrl: 'https://desk.kaarna.example',
    servers: [{ url: 'https://desk.kaarna.example', name: 'Kaarna' }],
    zoom: { board: 1.25, wallboard: 1, ticket: 1 },
  }),
  preferences: { theme: 'dark' },
  crashes: [{ name: 'a.dmp', at: 1_000, bytes: 12 }],
  health: 'connection: live\n',
  logTail: '{"what":"page gone","path":"/home/mira/x","who":"mira@kaarna.example"}\n',
  homeFolder: '/home/mira',
}

it('[DSK68] one text says what is installed, set, crashed and logged', () => {
  const text = diagnosticsText(facts)
  for (const part of [
    'T-Minus diagnostics, 1970-01-01T00:00:00.000Z',
    'electron: 45.4.1',
    'tray: none',
    '1920x1080 at 1.5',
    '"board": 1.25',
    '"theme": "dark"',
    'a.dmp 12 bytes',
    'connection: live',
    'page gone',
  ])
    expect(text).toContain(part)
})

it('[SEC82] it names no person and no server', () => {
  expect(diagnosticsText(facts)).not.toMatch(/mira|kaarna|desk\.kaarna/i)
  expect(diagnosticsText(facts)).toContain('"servers": 1')
})

it('[DSK68] it is written where the person says, or nowhere', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'tminus-diagnostics-')), 'bundle.txt')
  const save = (askWhere: (suggested: string) => Promise<string | null>) =>
    saveDiagnostics('text', { askWhere, now: 0, log: silentLog })
  let suggested = ''
  const saved = await save(async (name) => {
    suggested = name
    return path
  })
  expect([saved, suggested, readFileSync(path, 'utf8')]).toEqual([
    'saved',
    't-minus-diagnostics-1970-01-01.txt',
    'text',
  ])
  expect(await save(async () => null)).toBe('cancelled')
  expect(await save(async () => '/nowhere/at/all/bundle.txt')).toBe('failed')
})

it('[DSK68] of a long log the end is taken, from the beginning of a line', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'tminus-tail-')), 'desktop.log')
  writeFileSync(path, 'first line\nsecond line\nthird line\n')
  expect(tailOf(path, 15)).toBe('third line\n')
  expect(tailOf(path, 1_000)).toContain('first line')
  expect(tailOf('/nowhere/desktop.log', 10)).toContain('not readable')
})
