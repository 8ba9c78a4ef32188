import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivationArguments } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { at } from '#kit/builders'
import { instant, MINUTE_MS } from '#shared/domain/instant'
import { stillRunsIn } from '#shared/domain/passedAlerts'
import { silentLog } from '../boot/log'
import { noticesOf } from './alertNotices'
import { createSystemNotifications } from './systemNotifications'
import { createToldNotices } from './toldNotices'

const noon = at('2026-03-02T12:00Z')
const newFolder = () => mkdtempSync(join(tmpdir(), 'tminus-told-'))

class FakeNotification extends EventEmitter {
  static readonly made: FakeNotification[] = []
  static activate: (details: ActivationArguments) => void = () => {}
  static isSupported = () => true
  static handleActivation = (callback: (details: ActivationArguments) => void) => {
    FakeNotification.activate = callback
  }
  /** What stands in the notification centre of a Mac since an earlier run, and what is taken out of it. */
  static history: readonly FakeNotification[] = []
  static readonly removed: string[] = []
  static getHistory = async () => FakeNotification.history
  static remove = (id: string) => void FakeNotification.removed.push(id)
  readonly options: Electron.NotificationConstructorOptions
  get id() {
    return this.options.id ?? ''
  }
  readonly did: string[] = []
  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
    FakeNotification.made.push(this)
  }
  show = () => void this.did.push('show')
  close = () => void this.did.push('close')
}

function aScreen(folder = newFolder(), platform: NodeJS.Platform = 'win32') {
  const pressed: string[] = []
  const notifications = createSystemNotifications({
    Notification: FakeNotification as never,
    platform,
    told: createToldNotices(folder, silentLog),
    now: () => noon,
    pressed: ({ about }, action) =>
      void pressed.push(`${about?.ticketId ?? 'digest'} ${action?.kind ?? 'click'}`),
    log: silentLog,
  })
  const show = (alert = aPlannedAlert(noon), isSilent = false) => {
    for (const notice of noticesOf({ alerts: [alert], now: noon, occasion: 'now', mostEach: 3 })) {
      notifications.show({ ...notice, isSilent })
    }
    const made = FakeNotification.made.at(-1)
    if (made === undefined) throw new Error('Nothing was shown.')
    return made
  }
  return { notifications, show, pressed, folder }
}

beforeEach(() => {
  FakeNotification.made.length = 0
  FakeNotification.removed.length = 0
  FakeNotification.history = []
})

describe('a notification', () => {
  it('[ALR110] has the buttons of its warning, an urgency, an id and its ticket as its group', () => {
    const { options } = aScreen().show()
    expect(options).toMatchObject({
      id: '20418.firstResponse.50%',
      groupId: '20418',
      urgency: 'low',
      silent: false,
      actions: [
        { type: 'button', text: 'Acknowledge' },
        { type: 'button', text: 'Snooze 10 min' },
      ],
    })
  })

  it('[ALR120] on macOS it names our sound, unless it is to be silent; elsewhere the system has its own', () => {
    const alert = aPlannedAlert(noon, { level: { percent: 90 } })
    expect(aScreen(newFolder(), 'darwin').show(alert).options.sound).toBe('close.wav')
    expect(aScreen(newFolder(), 'darwin').show(alert, true).options).not.toHaveProperty('sound')
    expect(aScreen(newFolder(), 'win32').show(alert).options).not.toHaveProperty('sound')
  })

  it('[ALR69] a repeat takes the place of the one before', () => {
    const { show } = aScreen()
    const first = show()
    const second = show()
    expect([first.did, second.did]).toEqual([['show', 'close'], ['show']])
  })

  it('[ALR116] a press is told with its button, once, and takes the notification away', () => {
    const { show, pressed } = aScreen()
    show().emit('action', { actionIndex: 1 }, 1)
    show(aPlannedAlert(noon, { ticket: 'B' })).emit('click', {})
    show(aPlannedAlert(noon, { ticket: 'C' })).emit('action', {}, 0)
    expect(pressed).toEqual(['20418 snooze', 'B click', 'C acknowledge'])
    expect(FakeNotification.made.map(({ did }) => did.at(-1))).toEqual(['close', 'close', 'close'])
  })

  it('[ALR116] a press in the notification centre is understood after a restart, and not told twice', () => {
    const first = aScreen()
    first.show()
    // In memory, Electron tells the notification itself as well.
    FakeNotification.activate({
      type: 'action',
      actionIndex: 0,
      arguments: 'type=action&action=0&tag=20418.firstResponse.50%',
    })
    expect(first.pressed).toEqual([])
    const again = aScreen(first.folder)
    FakeNotification.activate({
      type: 'action',
      actionIndex: 0,
      arguments: 'type=action&action=0&tag=20418.firstResponse.50%25',
    })
    FakeNotification.activate({
      type: 'action',
      actionIndex: 0,
      arguments: 'type=action&action=0&tag=20418.firstResponse.50%',
    })
    FakeNotification.activate({ type: 'click', arguments: 'type=click&tag=unknown' })
    FakeNotification.activate({ type: 'click', arguments: '' })
    expect(again.pressed).toEqual(['20418 acknowledge'])
  })

  it('[ALR117] it goes when its clock no longer runs with that due instant, and stays while it does', () => {
    const { notifications, show } = aScreen()
    const [met, moved, runs] = ['A', 'B', 'C'].map((ticket) => aPlannedAlert(noon, { ticket }))
    if (met === undefined || moved === undefined || runs === undefined) throw new Error('three alerts')
    for (const alert of [met, moved, runs]) show(alert)
    const later = { ...moved, dueAt: instant(noon + 50 * MINUTE_MS) }
    notifications.keepOnly(stillRunsIn(aPlan(noon, [later, runs])))
    expect(FakeNotification.made.map(({ did }) => did.at(-1))).toEqual(['close', 'close', 'show'])
  })

  it('[ALR117] a digest stays while one of its clocks runs', () => {
    const { notifications } = aScreen()
    const alerts = ['A', 'B', 'C', 'D'].map((ticket) => aPlannedAlert(noon, { ticket }))
    for (const notice of noticesOf({ alerts, now: noon, occasion: 'now', mostEach: 3 })) {
      notifications.show({ ...notice, isSilent: false })
    }
    expect(FakeNotification.made[0]?.options.actions).toEqual([{ type: 'button', text: 'Show board' }])
    notifications.keepOnly(stillRunsIn(aPlan(noon, alerts.slice(3))))
    expect(FakeNotification.made.map(({ did }) => did.at(-1))).toEqual(['show'])
    notifications.keepOnly(stillRunsIn(aPlan(noon, [])))
    expect(FakeNotification.made.map(({ did }) => did.at(-1))).toEqual(['close'])
  })

  const threeOfAnEarlierRun = (platform: NodeJS.Platform) => {
    const first = aScreen(newFolder(), platform)
    const alerts = ['A', 'B', 'C'].map((ticket) => aPlannedAlert(noon, { ticket }))
    FakeNotification.history = alerts.map((alert) => new FakeNotification(first.show(alert).options))
    return { ...first, alerts }
  }

  it('[ALR134] on macOS what an earlier run has shown is pressed, and goes, as if this one had', async () => {
    const { folder, alerts } = threeOfAnEarlierRun('darwin')
    const unknown = new FakeNotification({ id: 'told long ago' })
    FakeNotification.history = [...FakeNotification.history, unknown]
    const { notifications, pressed } = aScreen(folder, 'darwin')
    await Promise.resolve()
    await Promise.resolve()
    FakeNotification.history[0]?.emit('click', {})
    notifications.keepOnly(stillRunsIn(aPlan(noon, alerts.slice(2))))
    expect(pressed).toEqual(['A click'])
    expect(FakeNotification.history.map(({ did }) => did)).toEqual([['close'], ['close'], [], []])
    expect(FakeNotification.removed).toEqual(['told long ago'])
  })

  it('[ALR134] one that was handled elsewhere before the centre has answered is taken out by its id; Windows is asked nothing', async () => {
    const { folder } = threeOfAnEarlierRun('darwin')
    aScreen(folder, 'darwin').notifications.keepOnly(stillRunsIn(aPlan(noon, [])))
    expect(FakeNotification.removed).toEqual(['A', 'B', 'C'].map((ticket) => `${ticket}.firstResponse.50%`))
    await Promise.resolve()
    await Promise.resolve()
    FakeNotification.removed.length = 0
    const windows = threeOfAnEarlierRun('win32')
    aScreen(windows.folder, 'win32').notifications.keepOnly(stillRunsIn(aPlan(noon, [])))
    await Promise.resolve()
    expect(FakeNotification.removed).toEqual([])
  })

  it('[ALR130] that the system refused one is known until it takes another', () => {
    const { notifications, show } = aScreen()
    show().emit('failed', {}, 'not signed')
    expect(notifications.failedAt()).toBe(noon)
    show().emit('show', {})
    expect(notifications.failedAt()).toBeNull()
  })
})
