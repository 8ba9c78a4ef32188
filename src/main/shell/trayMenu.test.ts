import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { ticketId } from '#shared/domain/ids'
import { HOUR_MS, instant, MINUTE_MS } from '#shared/domain/instant'
import { speak } from '#shared/words/say'
import { nextMorning, type TrayMenuPorts, trayItems } from './trayMenu'
import { type DeskState, nothingKnown, trayFace } from './worstClock'

const noon = at('2026-03-02T12:00Z')
afterEach(() => speak('en'))

function aTray(changes: Partial<TrayMenuPorts> = {}) {
  const done: unknown[] = []
  const ports: TrayMenuPorts = {
    version: '1.2.3',
    now: () => noon,
    showBoard: () => void done.push('board'),
    openTicket: (ticket) => void done.push(['open', ticket]),
    acknowledge: (ticket) => void done.push(['acknowledge', ticket]),
    openWallboard: () => void done.push('wallboard'),
    openSettings: () => void done.push('settings'),
    testNotification: () => void done.push('test'),
    silentUntil: () => null,
    mute: (until) => void done.push(['mute', until]),
    quit: () => void done.push('quit'),
    update: () => ({ kind: 'off' }),
    isUpdateWanted: () => true,
    wantUpdate: () => {},
    checkForUpdates: () => {},
    openUpdatePage: () => {},
    ...changes,
  }
  return { ports, done }
}
const clock = (ticket: string, leftMs: number) => ({
  ticketId: ticketId(ticket),
  metric: 'firstResponse' as const,
  dueAt: instant(noon + leftMs),
  isAcknowledged: false,
})
const busy: DeskState = {
  ...nothingKnown,
  worst: clock('INC7', 4 * MINUTE_MS),
  next: [clock('INC8', 50 * MINUTE_MS), clock('INC9', 3 * HOUR_MS)],
}
const itemsOf = (ports: TrayMenuPorts, state = busy) => trayItems(trayFace(state, noon), ports)
const pick = (items: readonly MenuItemConstructorOptions[], id: string) =>
  items.find((item) => item.id === id)
const press = (items: readonly MenuItemConstructorOptions[], id: string) =>
  (pick(items, id)?.click as (() => void) | undefined)?.()

it('[DSK120] the menu acknowledges the worst ticket that nobody has acknowledged, and offers nothing when all are', () => {
  const { ports, done } = aTray()
  const taken = { ...clock('INC7', 4 * MINUTE_MS), isAcknowledged: true }
  const some = { ...busy, worst: taken }
  expect(pick(itemsOf(ports, some), 'acknowledge')?.label).toBe('Acknowledge INC8')
  press(itemsOf(ports, some), 'acknowledge')
  expect(done).toEqual([['acknowledge', 'INC8']])
  expect(pick(itemsOf(ports, { ...some, next: [] }), 'acknowledge')).toBeUndefined()
})

it('[DSK9] the tray’s menu opens each of the worst tickets, acknowledges the worst, and does everything else', () => {
  const { ports, done } = aTray()
  const items = itemsOf(ports)
  expect(items.slice(0, 4).map(({ label }) => label)).toEqual([
    'INC7 first reply, 4 min left',
    'INC8 first reply, 50 min left',
    'INC9 first reply, 3 hr 0 min left',
    'Acknowledge INC7',
  ])
  for (const id of ['worst', 'next-2', 'acknowledge', 'board', 'wallboard', 'test', 'settings', 'quit'])
    press(items, id)
  expect(done).toEqual([
    ['open', 'INC7'],
    ['open', 'INC9'],
    ['acknowledge', 'INC7'],
    'board',
    'wallboard',
    'test',
    'settings',
    'quit',
  ])
})

it('[DSK77] alerts are muted for half an hour or until the morning, and the menu says until when', () => {
  const { ports, done } = aTray()
  press(itemsOf(ports), 'muteShortly')
  press(itemsOf(ports), 'muteUntilMorning')
  expect(done).toEqual([
    ['mute', noon + 30 * MINUTE_MS],
    ['mute', nextMorning(noon)],
  ])
  const muted = aTray({ silentUntil: () => ({ until: instant(noon + HOUR_MS), why: 'muted' }) })
  const items = itemsOf(muted.ports)
  expect(pick(items, 'silence')?.label).toMatch(/^Alerts are muted until \d\d:\d\d$/)
  expect(pick(items, 'muteShortly')).toBeUndefined()
  press(items, 'unmute')
  expect(muted.done).toEqual([['mute', null]])
})

it('[DSK77] quiet hours are said, and may still be made longer', () => {
  const { ports } = aTray({
    silentUntil: () => ({ until: instant(noon + 20 * HOUR_MS), why: 'quiet-hours' }),
  })
  const items = itemsOf(ports)
  expect(pick(items, 'silence')?.label).toMatch(/^Quiet hours until \w{3},? \d\d:\d\d$/)
  expect(pick(items, 'muteShortly')).toBeDefined()
})

it('[DSK125] the morning is the next seven here, at night that of today', () => {
  const morningAfter = (hour: number) =>
    new Date(nextMorning(new Date(2026, 2, 28, hour, hour === 7 ? 0 : 30).getTime()))
  for (const hour of [0, 1, 6]) expect(morningAfter(hour)).toEqual(new Date(2026, 2, 28, 7, 0))
  for (const hour of [7, 12, 23]) expect(morningAfter(hour)).toEqual(new Date(2026, 2, 29, 7, 0))
})

it('[DSK9] with nothing to count down the menu says so, and while offline that the times may be old', () => {
  const { ports } = aTray()
  expect(itemsOf(ports, nothingKnown)[0]).toMatchObject({ label: 'No clock is running', enabled: false })
  const offline = itemsOf(ports, { ...busy, isOffline: true })
  expect(offline[0]?.label).toBe('Offline: these times may be old')
})

it('[DSK78] the tray speaks the language that is spoken now', async () => {
  const { ports } = aTray()
  const quitIn = async (language: 'fi' | 'ru' | 'ja') => {
    await speak(language)
    return [itemsOf(ports)[0]?.label, pick(itemsOf(ports), 'quit')?.label]
  }
  expect(await quitIn('fi')).toEqual([expect.stringContaining('4 min jäljellä'), 'Lopeta T-Minus'])
  expect(await quitIn('ru')).toEqual([expect.stringContaining('осталось 4 мин'), 'Выйти из T-Minus'])
  expect(await quitIn('ja')).toEqual([expect.stringContaining('残り4 分'), 'T-Minus を終了'])
})

it('[DSK66] an update that is ready can be turned off for the next quit, and nothing is offered without a feed', () => {
  const wanted: boolean[] = []
  const { ports } = aTray({
    update: () => ({ kind: 'at-next-quit', version: '2.0.0' }),
    wantUpdate: ({ atNextQuit }) => void wanted.push(atNextQuit),
  })
  const items = itemsOf(ports)
  expect(pick(items, 'update')).toMatchObject({
    label: 'Install T-Minus 2.0.0 when I quit',
    checked: true,
  })
  press(items, 'update')
  expect(wanted).toEqual([false])
  expect(pick(itemsOf(aTray().ports), 'update')).toBeUndefined()
})
