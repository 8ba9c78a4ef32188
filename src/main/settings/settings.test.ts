import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
