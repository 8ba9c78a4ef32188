import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptCrashes } from './crashes'

it('[DSK68] crashes are listed from the newest, at most twenty are kept, and nothing else is touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tminus-crashes-'))
  mkdirSync(join(folder, 'completed'))
  writeFileSync(join(folder, 'settings.dat'), 'x')
  for (let second = 1; second <= 22; second += 1) {
    const path = join(folder, 'completed', `${second}.dmp`)
    writeFileSync(path, 'dump')
    utimesSync(path, second, second)
  }
  const crashes = keptCrashes(folder)
  expect(crashes).toHaveLength(20)
  expect(crashes[0]).toEqual({ name: '22.dmp', at: 22_000, bytes: 4 })
  expect(existsSync(join(folder, 'completed', '1.dmp'))).toBe(false)
  expect(existsSync(join(folder, 'settings.dat'))).toBe(true)
})

it('[DSK68] a computer without a crash has none', () => {
  expect(keptCrashes('/nowhere/at/all')).toEqual([])
})
