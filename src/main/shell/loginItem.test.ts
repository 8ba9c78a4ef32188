import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { autostartEntry, type LoginItemPorts, setLoginItem, startCommand } from './loginItem'

function aComputer(platform: NodeJS.Platform) {
  const told: unknown[] = []
  const autostartFolder = join(mkdtempSync(join(tmpdir(), 'tminus-login-')), 'autostart')
  const ports: LoginItemPorts = {
    app: { setLoginItemSettings: (settings) => void told.push(settings) },
    platform,
    command: ['/opt/T-Minus/t-minus', '--at-login'],
    autostartFolder,
    log: silentLog,
  }
  return { ports, told, file: join(autostartFolder, 'example.t-minus.console.desktop') }
}

it('[DSK64] Windows and macOS are told, and keep it themselves', () => {
  for (const platform of ['win32', 'darwin'] as const) {
    const { ports, told, file } = aComputer(platform)
    setLoginItem(true, ports)
    setLoginItem(false, ports)
    expect(told).toEqual([
      { openAtLogin: true, args: ['--at-login'] },
      { openAtLogin: false, args: ['--at-login'] },
    ])
    expect(existsSync(file)).toBe(false)
  }
})

it('[DSK64] on Linux a file of the autostart folder says so, and goes when it is turned off', () => {
  const { ports, told, file } = aComputer('linux')
  setLoginItem(true, ports)
  expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/T-Minus/t-minus" "--at-login"\n')
  setLoginItem(false, ports)
  expect(existsSync(file)).toBe(false)
  expect(told).toEqual([])
})

it('[DSK64] a path of any letters is one word of the command', () => {
  expect(autostartEntry(['/home/mira/My "apps"/50% $x'])).toContain(
    String.raw`Exec="/home/mira/My \\"apps\\"/50%% \\$x"`,
  )
})

it('[DSK64] an AppImage starts by its file, the source tree by its folder', () => {
  expect(startCommand({ APPIMAGE: '/home/mira/T-Minus.AppImage' }, '/tmp/.mount/t-minus', null)).toEqual([
    '/home/mira/T-Minus.AppImage',
  ])
  expect(startCommand({}, '/opt/T-Minus/t-minus', null)).toEqual(['/opt/T-Minus/t-minus'])
  expect(startCommand({}, '/usr/bin/electron', '/work')).toEqual(['/usr/bin/electron', '/work'])
})

it('[DSK64] a folder that refuses is logged and stops nothing', () => {
  const { ports } = aComputer('linux')
  expect(() => setLoginItem(true, { ...ports, autostartFolder: '/dev/null/autostart' })).not.toThrow()
})
