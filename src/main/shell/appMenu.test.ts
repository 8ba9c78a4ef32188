import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, expect, it, vi } from 'vitest'
import type { Servers } from '#shared/bridge/shell'
import { speak } from '#shared/words/say'
import { type AppMenuPorts, menuTemplate } from './appMenu'

vi.mock('electron', () => ({ Menu: {} }))
afterEach(() => speak('en'))

type Item = MenuItemConstructorOptions

function aMenu(changes: Partial<AppMenuPorts> = {}) {
  const done: unknown[] = []
  const servers: Servers = {
    current: 'https://a.example',
    isFixed: false,
    isFirstRun: false,
    profiles: [
      { url: 'https://a.example', name: 'Day desk' },
      { url: 'https://b.example', name: 'Night desk' },
    ],
  }
  const ports: AppMenuPorts = {
    platform: 'linux',
    isPackaged: true,
    version: '1.2.3',
    showBoard: () => void done.push('board'),
    openWallboard: () => void done.push('wallboard'),
    zoom: (step) => void done.push(step),
    press: (command) => void done.push(command),
    servers: () => servers,
    turnToServer: ({ url }) => void done.push(url),
    update: () => ({ kind: 'by-hand', pageUrl: 'https://desk.example/get' }),
    isUpdateWanted: () => true,
    wantUpdate: () => {},
    checkForUpdates: () => {},
    openUpdatePage: (url) => void done.push(url),
    ...changes,
  }
  return { items: () => allItems(menuTemplate(ports)), done }
}

const allItems = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? allItems(item.submenu) : [])])
const press = (item: Item | undefined) => (item?.click as (() => void) | undefined)?.()

it('[DSK74] every item has a name and does something', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const items = aMenu({ platform }).items()
    const idle = items.filter(
      ({ type, role, click, submenu, enabled }) =>
        type !== 'separator' && role === undefined && click === undefined && !submenu && enabled !== false,
    )
    expect(idle).toEqual([])
    const nameless = items.filter(
      ({ type, label, visible }) => type !== 'separator' && !label && visible !== false,
    )
    expect(nameless).toEqual([])
  }
})

it('[DSK74] accelerators belong to one item each, and none is a single key of the board', () => {
  for (const platform of ['linux', 'darwin'] as const) {
    const keys = aMenu({ platform })
      .items()
      .flatMap(({ accelerator }) => (typeof accelerator === 'string' ? [accelerator] : []))
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => !/^(?:CmdOrCtrl|Ctrl)\+/.test(key))).toEqual([])
    expect(keys.length).toBeGreaterThan(7)
  }
})

it('[DSK74] the console’s own commands are pressed, zoom and windows are the shell’s', () => {
  const { items, done } = aMenu()
  for (const id of [
    'search',
    'palette',
    'settings',
    'keys',
    'servers',
    'diagnostics',
    'zoomIn',
    'wallboard',
    'update',
  ])
    press(items().find((item) => item.id === id))
  expect(done).toEqual([
    'search',
    'palette',
    'settings',
    'keys',
    'servers',
    'diagnostics',
    'in',
    'wallboard',
    'https://desk.example/get',
  ])
})

it('[DSK63] servers stand in the menu, the one in use marked, unless the command line names one', () => {
  const { items, done } = aMenu()
  const radios = items().filter(({ type }) => type === 'radio')
  expect(radios.map(({ label, checked }) => [label, checked])).toEqual([
    ['Day desk', true],
    ['Night desk', false],
  ])
  press(radios[1])
  expect(done).toEqual(['https://b.example'])
  const fixed = aMenu({
    servers: () => ({ current: 'http://127.0.0.1:1', isFixed: true, isFirstRun: false, profiles: [] }),
  })
  expect(fixed.items().some(({ id }) => id === 'servers')).toBe(false)
})

it('[DSK78] the whole menu speaks the language that is spoken now', async () => {
  const { items } = aMenu({ platform: 'darwin' })
  const english = items().map(({ label }) => label)
  for (const language of ['fi', 'ru', 'ja'] as const) {
    await speak(language)
    const same = items().flatMap(({ label }, index) => (label && label === english[index] ? [label] : []))
    expect(same).toEqual(['T-Minus', 'Day desk', 'Night desk', 'T-Minus 1.2.3'])
  }
})

it('[SEC84] a packed app offers no developer tools', () => {
  const hasTools = (isPackaged: boolean) =>
    aMenu({ isPackaged })
      .items()
      .some(({ role }) => role === 'toggleDevTools')
  expect([hasTools(true), hasTools(false)]).toEqual([false, true])
})
