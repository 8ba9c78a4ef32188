import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { APP_HOST, APP_SCHEME } from './appAddress'
import { registerAppScheme } from './appScheme'
import { createTokenVaults } from './tokenVaults'

const main = join(import.meta.dirname, '..')
const project = join(main, '..', '..')
const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(main, file), 'utf8') }))
const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

it('[SEC87] Electron is one exact version of a line that still gets its security fixes', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45)
})

it('[SEC88] the sandbox is asked for before Electron is ready, for every process there will be', () => {
  const boot = sources.find(({ file }) => file === 'boot/boot.ts')?.text ?? ''
  const [sandbox, ready] = [boot.indexOf('app.enableSandbox()'), boot.indexOf('.whenReady()')]
  expect(sandbox).toBeGreaterThan(0)
  expect(sandbox).toBeLessThan(ready)
})

it('[SEC89] pages come from desk://app, which is a standard and secure scheme and nothing more', () => {
  expect([APP_SCHEME, APP_HOST]).toEqual(['desk', 'app'])
  const registered: unknown[] = []
  registerAppScheme({ registerSchemesAsPrivileged: (schemes) => void registered.push(...schemes) })
  expect(registered).toEqual([
    {
      scheme: 'desk',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  expect(filesWith(/loadFile\(|pathToFileURL/)).toEqual([])
})

it('[SEC91] pages speak to main through one door, and main loads no page but its own', () => {
  expect(filesWith(/ipcMain\.handle\(|\.ipcMain\.handle\(/)).toEqual(['security/deskDoor.ts'])
  const loaded = sources.flatMap(({ text }) =>
    [...text.matchAll(/loadURL\(([^)]*\)?)\)/g)].map(([, what]) => what),
  )
  expect(loaded.length).toBeGreaterThan(2)
  expect(loaded.filter((what) => !/^(?:options\.url|pageUrl\('\w+'\))$/.test(what ?? ''))).toEqual([])
})

it('[SEC92] the session at one server opens no other, and its file does not name it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tminus-vaults-'))
  const safe = {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    encryptStringAsync: async (text: string) => Buffer.from(text.split('').toReversed().join('')),
    decryptStringAsync: async (sealed: Buffer) => ({
      result: sealed.toString().split('').toReversed().join(''),
      shouldReEncrypt: false,
    }),
  }
  const open = () => createTokenVaults(folder, { safe, platform: 'linux', log: silentLog })
  const [day, night] = ['https://day.example', 'https://night.example']
  await open().of(day).save('token-of-the-day', { keep: true })
  expect(await open().of(night).load()).toBeNull()
  expect(await open().of(day).load()).toBe('token-of-the-day')
  expect(readdirSync(folder).join()).not.toContain('day')
  await open().of(night).clear()
  expect(await open().of(day).load()).toBe('token-of-the-day')
})
