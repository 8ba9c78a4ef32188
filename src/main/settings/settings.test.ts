import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { firstPreferences } from '#shared/domain/preferences'
import { silentLog } from '../boot/log'
import { createSettingsStore } from './settings'

const newPath = () => join(mkdtempSync(join(tmpdir(), 'tminus-settings-')), 'settings.json')

it('[DSK11] a change is read back after a restart', () => {
  const path = newPath()
  createSettingsStore(path, silentLog).change({ closingBoard: 'hide' })
  expect(createSettingsStore(path, silentLog).get()).toMatchObject({ closingBoard: 'hide', serverUrl: null })
})

it('[DSK11] damaged settings are set aside and the first ones used', () => {
  const path = newPath()
  writeFileSync(path, '{"closingBoard": "explode"}')
  expect(createSettingsStore(path, silentLog).get().closingBoard).toBe('auto')
  expect(readFileSync(`${path}.damaged`, 'utf8')).toContain('explode')
})

it('[DSK11] that a file was set aside is known, and a missing one is no damage', () => {
  const path = newPath()
  expect(createSettingsStore(path, silentLog).wasDamaged).toBe(false)
  for (const text of [
    '',
    'half a fi',
    '[]',
    'null',
    '{"version": 0}',
    '{"preferences": {"theme": "pink"}}',
  ]) {
    writeFileSync(path, text)
    expect(createSettingsStore(path, silentLog).wasDamaged).toBe(true)
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text)
  }
  expect(createSettingsStore(path, silentLog).wasDamaged).toBe(false)
})

it('[DSK30] preferences stand in the same readable file and are told at once', () => {
  const path = newPath()
  const settings = createSettingsStore(path, silentLog)
  const heard: string[] = []
  const stop = settings.watchPreferences(({ theme }) => heard.push(theme))
  settings.changePreferences({ theme: 'light' })
  settings.change({ closingBoard: 'quit' })
  stop()
  settings.changePreferences({ density: 'roomy' })
  expect(heard).toEqual(['light'])
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    version: 1,
    closingBoard: 'quit',
    preferences: { theme: 'light', density: 'roomy' },
  })
  const again = createSettingsStore(path, silentLog)
  expect(again.preferences()).toEqual({ ...firstPreferences, theme: 'light', density: 'roomy' })
  expect(again.get().closingBoard).toBe('quit')
})

it('[DSK31] a newer release finds what it wrote, and what we cannot read of it has its first value here', () => {
  const path = newPath()
  const newer = {
    version: 2,
    closingBoard: 'ask',
    serverUrl: 'https://desk.example',
    shelf: [1, 2],
    preferences: { theme: 'sepia', density: 'roomy', tone: 'soft' },
  }
  writeFileSync(path, JSON.stringify(newer))
  const settings = createSettingsStore(path, silentLog)
  expect(settings.wasDamaged).toBe(false)
  expect(settings.get()).toMatchObject({ closingBoard: 'auto', serverUrl: 'https://desk.example' })
  expect(settings.preferences()).toMatchObject({ theme: 'system', density: 'roomy' })
  settings.change({ startsAtLogin: true })
  settings.changePreferences({ density: 'compact' })
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    ...newer,
    startsAtLogin: true,
    preferences: { theme: 'sepia', density: 'compact', tone: 'soft' },
  })
})

it('[DSK11] a half-written file from a power cut is not read', () => {
  const path = newPath()
  const settings = createSettingsStore(path, silentLog)
  settings.change({ serverUrl: 'https://desk.example' })
  writeFileSync(`${path}.next`, '{"serverUrl": "https://ha')
  expect(createSettingsStore(path, silentLog).get().serverUrl).toBe('https://desk.example')
  settings.change({ serverUrl: null })
  expect(readdirSync(join(path, '..'))).toEqual(['settings.json'])
})

it('[DSK11] a disk that refuses leaves the change in force until the end', () => {
  const settings = createSettingsStore('/dev/null/settings.json', silentLog)
  settings.change({ closingBoard: 'quit' })
  expect(settings.get().closingBoard).toBe('quit')
})

it('[DSK127] a file that cannot be read is set aside and said, and what is changed then is kept', () => {
  const path = newPath()
  mkdirSync(path)
  const settings = createSettingsStore(path, silentLog)
  expect(settings.wasDamaged).toBe(true)
  settings.change({ closingBoard: 'hide' })
  expect(statSync(`${path}.damaged`).isDirectory()).toBe(true)
  expect(createSettingsStore(path, silentLog).get().closingBoard).toBe('hide')
})

it('[DSK128] a disk that refuses changes is told once, and told again when it takes them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tminus-settings-'))
  const settings = createSettingsStore(join(folder, 'data', 'settings.json'), silentLog)
  const told: boolean[] = []
  settings.watchKept((isKept) => told.push(isKept))
  expect(settings.isKept()).toBe(true)
  settings.change({ closingBoard: 'quit' })
  settings.changePreferences({ theme: 'light' })
  expect([settings.isKept(), told]).toEqual([false, [false]])
  mkdirSync(join(folder, 'data'))
  settings.changePreferences({ density: 'roomy' })
  expect([settings.isKept(), told]).toEqual([true, [false, true]])
  expect(createSettingsStore(join(folder, 'data', 'settings.json'), silentLog).preferences()).toMatchObject({
    theme: 'light',
    density: 'roomy',
  })
})

it('[DSK60] a file of an earlier release keeps what it says, and gets first values for what it lacks', () => {
  const path = newPath()
  writeFileSync(
    path,
    '{"serverUrl": "https://desk.example", "closingBoard": "quit", "board": null, "wallboard": null}',
  )
  expect(createSettingsStore(path, silentLog).get()).toMatchObject({
    serverUrl: 'https://desk.example',
    closingBoard: 'quit',
    servers: [],
    zoom: { board: 1 },
    updates: { feedUrl: null },
  })
})
