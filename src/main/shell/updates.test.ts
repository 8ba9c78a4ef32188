import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { canReplaceItself, createUpdates, type Updater, type UpdatesPorts } from './updates'

type Heard = (update: { readonly version: string }) => void

function aFeed() {
  const heard = new Map<string, Heard>()
  const checks: string[] = []
  let answer: Updater['checkForUpdates'] = () => Promise.resolve(null)
  const updater: Updater = {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    updateConfigPath: null,
    checkForUpdates: () => {
      checks.push('check')
      return answer()
    },
    on: (event, listener) => heard.set(event, listener),
  }
  return {
    updater,
    checks,
    say: (event: string, version: string) => heard.get(event)?.({ version }),
    fail: () => {
      answer = () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'))
    },
    breakOff: () => {
      answer = () =>
        Promise.resolve({ downloadPromise: Promise.reject(new Error('sha512 checksum mismatch')) })
    },
  }
}

function someUpdates(changes: Partial<UpdatesPorts> = {}) {
  const feed = aFeed()
  const loaded: string[] = []
  let ring = () => {}
  const updates = createUpdates({
    feedUrl: 'https://updates.example/t-minus/',
    pageUrl: null,
    canReplaceItself: true,
    load: async (url) => {
      loaded.push(url)
      return feed.updater
    },
    now: () => 7,
    startTimer: (_delayMs, then) => {
      ring = then
      return () => {}
    },
    log: silentLog,
    onChange: () => {},
    ...changes,
  })
  return { ...feed, updates, loaded, ring: () => ring() }
}

it('[DSK66] nothing is looked for, and no updater loaded, until somebody said where', async () => {
  const { updates, loaded } = someUpdates({ feedUrl: null })
  expect(await updates.check()).toEqual({ kind: 'off' })
  expect(loaded).toEqual([])
})

it('[DSK66] an update is fetched by itself and takes its place at the next quit, never before', async () => {
  const { updates, say, updater } = someUpdates()
  await updates.check()
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true })
  say('update-available', '0.2.0')
  expect(updates.state()).toEqual({ kind: 'fetching', version: '0.2.0' })
  say('update-downloaded', '0.2.0')
  expect(updates.state()).toEqual({ kind: 'at-next-quit', version: '0.2.0' })
  expect(Object.keys(updater)).not.toContain('quitAndInstall')
})

it('[DSK66] the person may quit without it', async () => {
  const { updates, updater } = someUpdates()
  await updates.check()
  updates.want({ atNextQuit: false })
  await Promise.resolve()
  await Promise.resolve()
  expect(updates.isWanted()).toBe(false)
  expect(updater.autoInstallOnAppQuit).toBe(false)
})

it('[DSK66] it looks again after hours, and a feed that fails is said and tried again', async () => {
  const { updates, checks, ring, fail } = someUpdates()
  await updates.check()
  fail()
  ring()
  await updates.check()
  expect(updates.state()).toEqual({ kind: 'failed', checkedAt: 7 })
  expect(checks.length).toBeGreaterThanOrEqual(3)
})

it('[DSK105] a download that breaks off is said as failed and tried again at the next look', async () => {
  const { updates, say, breakOff } = someUpdates()
  await updates.check()
  say('update-available', '0.2.0')
  breakOff()
  await updates.check()
  expect(updates.state()).toEqual({ kind: 'failed', checkedAt: 7 })
  say('update-available', '0.2.0')
  expect(updates.state()).toEqual({ kind: 'fetching', version: '0.2.0' })
})

it('[SEC83] an update comes encrypted or from this computer, else not at all', () => {
  const feeds = ['http://updates.example/', 'ftp://updates.example/', 'file:///tmp/']
  for (const feedUrl of feeds) expect(someUpdates({ feedUrl }).updates.state()).toEqual({ kind: 'off' })
  expect(someUpdates({ feedUrl: 'http://127.0.0.1:8080/feed/' }).updates.state()).toEqual({
    kind: 'current',
    checkedAt: null,
  })
})

it('[DSK67] only packages that can replace themselves do; a deb is sent to its page', () => {
  expect(canReplaceItself('linux', { APPIMAGE: '/home/mira/T-Minus.AppImage' }, true)).toBe(true)
  expect(canReplaceItself('linux', {}, true)).toBe(false)
  expect(canReplaceItself('darwin', {}, true)).toBe(true)
  expect(canReplaceItself('win32', {}, true)).toBe(true)
  expect(canReplaceItself('win32', { PORTABLE_EXECUTABLE_FILE: 'D:\\t-minus.exe' }, true)).toBe(false)
  expect(canReplaceItself('darwin', {}, false)).toBe(false)
  const pageUrl = 'https://desk.example/t-minus'
  expect(someUpdates({ canReplaceItself: false, pageUrl }).updates.state()).toEqual({
    kind: 'by-hand',
    pageUrl,
  })
})
