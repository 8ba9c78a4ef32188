import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { createSettingsStore } from '../settings/settings'
import { createServers } from './servers'

function someServers(fixed: string | null = null) {
  const settings = createSettingsStore(
    join(mkdtempSync(join(tmpdir(), 'tminus-servers-')), 'settings.json'),
    silentLog,
  )
  const turned: (string | null)[] = []
  const servers = createServers({ settings, fixed, onSwitch: () => turned.push(servers.current()) })
  return { servers, turned, settings }
}
const kaarna = { url: 'https://desk.kaarna.example', name: 'Kaarna' }
const harbour = { url: 'https://desk.harbour.example', name: 'Harbour' }

it('[DSK62] the first server opens the first run’s next step, and it is first run until somebody finished it', () => {
  const { servers, turned } = someServers()
  expect(servers.list()).toEqual({ current: null, isFixed: false, isFirstRun: true, profiles: [] })
  expect(servers.use(kaarna)).toBeNull()
  expect(turned).toEqual([kaarna.url])
  expect(servers.list()).toMatchObject({ current: kaarna.url, isFirstRun: true })
  servers.finishFirstRun()
  expect(servers.list().isFirstRun).toBe(false)
})

it('[DSK63] servers are added, turned to, renamed and removed; the one in use makes place for the next', () => {
  const { servers, turned } = someServers()
  servers.use(kaarna)
  servers.finishFirstRun()
  servers.use({ ...harbour, url: `${harbour.url}/` })
  servers.use({ ...harbour, name: 'Harbour nights' })
  expect(servers.list().profiles).toEqual([kaarna, { ...harbour, name: 'Harbour nights' }])
  expect(turned).toEqual([kaarna.url, harbour.url])
  servers.remove(harbour.url)
  expect(turned.at(-1)).toBe(kaarna.url)
  servers.remove(kaarna.url)
  expect(servers.list()).toEqual({ current: null, isFixed: false, isFirstRun: true, profiles: [] })
})

it('[DSK63] a server that is not in use goes without any window noticing', () => {
  const { servers, turned } = someServers()
  servers.use(kaarna)
  servers.use(harbour)
  servers.remove(kaarna.url)
  expect(turned).toEqual([kaarna.url, harbour.url])
})

it('[DSK63] no address is kept that could not be used', () => {
  const { servers } = someServers()
  expect(servers.use({ url: 'http://desk.example', name: 'Plain' })).toBe('not-encrypted')
  expect(servers.list().profiles).toEqual([])
})

it('[DSK62] a server named by the command line stands, and needs no first run', () => {
  const { servers, turned } = someServers('http://127.0.0.1:4180')
  servers.use(kaarna)
  expect(servers.list()).toMatchObject({
    current: 'http://127.0.0.1:4180',
    isFixed: true,
    isFirstRun: false,
  })
  expect(turned).toEqual([])
})
