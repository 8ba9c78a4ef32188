import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createLog } from './log'

it('[DSK14] the log is one JSON line per event and never more than five files of 2 MB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tminus-log-'))
  const log = createLog(join(folder, 'desktop.log'), () => 0)
  for (let line = 0; line < 30; line += 1) log.note('x '.repeat(250_000))
  log.fault('fault in main', new Error('last words'))
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  expect(sizes).toHaveLength(5)
  expect(Math.max(...sizes)).toBeLessThan(2_600_000)
  const last = readFileSync(join(folder, 'desktop.log'), 'utf8').trimEnd().split('\n').at(-1)
  expect(JSON.parse(last ?? '')).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    level: 'fault',
    what: 'fault in main',
  })
})

it('[DSK14] a disk that refuses does not stop the desktop', () => {
  expect(() => createLog('/dev/null/nowhere/desktop.log', () => 0).note('unheard')).not.toThrow()
})

it('[SEC81] a problem that carries a token leaves it out of the file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'tminus-log-')), 'desktop.log')
  const log = createLog(path, () => 0)
  log.warn('page not loaded', { problem: 'mira@kaarna.example Bearer abcdef\\"' })
  log.fault('fault in main', new Error('Zk3xV1pQ9sT7uW2yA5bC8dE0fG4hJ6kL'))
  const text = readFileSync(path, 'utf8')
  expect(text).not.toMatch(/mira|abcdef|Zk3xV1/)
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).level),
  ).toEqual(['warn', 'fault'])
})
