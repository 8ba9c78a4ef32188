import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPlan, aPlannedAlert, warningsOf } from '#kit/alertPlans'
import * as ids from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { createBrowserDesk } from './browserDesk'
import { createDeskPort } from './desk'

const noon = Date.parse('2026-03-02T12:00Z')

class FakeNotification extends EventTarget {
  static permission = 'granted'
  static requestPermission = vi.fn<() => Promise<string>>(async () => {
    FakeNotification.permission = 'denied'
    return 'denied'
  })
  static shown: FakeNotification[] = []
  readonly title: string
  readonly options: NotificationOptions
  constructor(title: string, options: NotificationOptions) {
    super()
    this.title = title
    this.options = options
    FakeNotification.shown.push(this)
  }
  close(): void {}
}

function aStore(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & {
  readonly kept: Map<string, string>
} {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

function aTab() {
  const sessionStorage = aStore()
  const localStorage = aStore()
  const events = new EventTarget()
  const page = {
    sessionStorage,
    localStorage,
    location: { origin: 'https://desk.example' },
    document: { visibilityState: 'visible' },
    navigator: {},
    Date,
    Notification: FakeNotification,
    setInterval: (act: () => void, ms: number) => setInterval(act, ms),
    setTimeout: (act: () => void, ms: number) => setTimeout(act, ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
    addEventListener: events.addEventListener.bind(events),
    open: vi.fn<(url: string, name: string) => unknown>(),
    focus: () => {},
  }
  return {
    page: page as unknown as Window & typeof globalThis,
    parts: page,
    sessionStorage,
    localStorage,
    events,
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: noon })
  FakeNotification.shown = []
  FakeNotification.permission = 'granted'
  FakeNotification.requestPermission.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
})

it('[DSK15] a tab keeps the token for itself, or for the next time when asked to stay signed in', async () => {
  const { page, sessionStorage, localStorage } = aTab()
  const desk = createBrowserDesk(page)
  expect(await desk.saveToken('a', { keep: false })).toBe(false)
  expect([sessionStorage.kept.size, localStorage.kept.size]).toEqual([1, 0])
  expect(await desk.saveToken('b', { keep: true })).toBe(true)
  expect([sessionStorage.kept.size, localStorage.kept.size]).toEqual([0, 1])
  expect(await desk.loadToken()).toBe('b')
  await desk.clearToken()
  expect(await desk.loadToken()).toBeNull()
})

it('[DSK15] the server of a tab is the one that served it', async () => {
  const { page, parts } = aTab()
  const desk = createDeskPort(page)
  expect(desk.kind).toBe('browser')
  expect(await desk.appInfo()).toMatchObject({ serverUrl: 'https://desk.example' })
  await desk.openWallboard()
  expect(parts.open).toHaveBeenCalledWith('/wallboard', 'tminus-wallboard')
})

it('[DSK102] the session of another tab takes the place of a tab’s own ended one, and stays with the tab unless it is kept for all', async () => {
  const { page, sessionStorage, localStorage } = aTab()
  const desk = createBrowserDesk(page)
  await desk.saveToken('ended', { keep: false })
  await desk.takeToken('a', { keep: false })
  expect(await desk.loadToken()).toBe('a')
  localStorage.setItem('tminus-token', 'b')
  await desk.takeToken('b', { keep: true })
  expect(await desk.loadToken()).toBe('b')
  expect(sessionStorage.kept.size).toBe(0)
})

it('[DSK103] the window of a ticket that is open is shown and not loaded again; one that left its ticket is led back', async () => {
  const { page, parts } = aTab()
  const window = {
    location: { search: '', assign: vi.fn<(url: string) => void>() },
    focus: vi.fn<() => void>(),
  }
  parts.open.mockReturnValue(window)
  const desk = createBrowserDesk(page)
  await desk.openTicketWindow(ids.ticketId('A-1'))
  expect(parts.open).toHaveBeenLastCalledWith('', 'tminus-ticket-A-1')
  expect(window.location.assign).toHaveBeenCalledExactlyOnceWith('/?ticket=A-1')
  window.location.search = '?ticket=A-1'
  await desk.openTicketWindow(ids.ticketId('A-1'))
  expect(window.location.assign).toHaveBeenCalledOnce()
  expect(window.focus).toHaveBeenCalledOnce()
})

it('[DSK16] a tab tells of a jump of its clock and of a network that is back', () => {
  const { page, parts, events } = aTab()
  let woke = 0
  const stop = createBrowserDesk(page).on('woke', () => {
    woke += 1
  })
  vi.advanceTimersByTime(60_000)
  expect(woke).toBe(0)
  vi.setSystemTime(noon + 3_600_000)
  vi.advanceTimersByTime(2_000)
  events.dispatchEvent(new Event('online'))
  expect(woke).toBe(2)
  // A hidden tab is throttled, which looks the same.
  parts.document.visibilityState = 'hidden'
  vi.setSystemTime(noon + 7_200_000)
  vi.advanceTimersByTime(2_000)
  stop()
  events.dispatchEvent(new Event('online'))
  expect(woke).toBe(2)
})

it('[DSK17] a tab raises warnings once, on time, and a click opens the ticket', async () => {
  const desk = createBrowserDesk(aTab().page)
  const opened: string[] = []
  desk.on('openTicket', ({ ticketId }) => opened.push(ticketId))
  const plan = aPlan(noon, [aPlannedAlert(noon + 90_000, { ticket: 'A' })])
  await desk.replaceAlertPlan(plan)
  vi.advanceTimersByTime(90_000)
  await desk.replaceAlertPlan(plan)
  vi.advanceTimersByTime(90_000)
  expect(FakeNotification.shown.map(({ title, options }) => [title, options.tag])).toEqual([
    ['A first reply: T−15:00', 'A-firstResponse-50%'],
  ])
  FakeNotification.shown[0]?.dispatchEvent(new Event('click'))
  expect(opened).toEqual(['A'])
})

it('[DSK17] above three at once a tab tells them in one, and without permission none', async () => {
  const together = (when: number) => ['A', 'B', 'C', 'D'].map((ticket) => aPlannedAlert(when, { ticket }))
  const desk = createBrowserDesk(aTab().page)
  await desk.replaceAlertPlan(aPlan(noon, together(noon + 1_000)))
  vi.advanceTimersByTime(1_000)
  expect(FakeNotification.shown.map(({ title }) => title)).toEqual(['4 alerts'])
  FakeNotification.permission = 'default'
  await desk.replaceAlertPlan(aPlan(noon, together(noon + 5_000)))
  vi.advanceTimersByTime(60_000)
  expect(FakeNotification.shown).toHaveLength(1)
})

it('[DSK17] a tab tells the highest level of a clock, and nothing of one that was met meanwhile', async () => {
  const desk = createBrowserDesk(aTab().page)
  const dueAt = instant(noon + 30 * 60_000)
  await desk.replaceAlertPlan(
    aPlan(
      noon,
      ['A', 'B'].flatMap((ticket) => warningsOf(ticket, noon, dueAt)),
    ),
  )
  vi.setSystemTime(noon + 28 * 60_000)
  const now = Date.now()
  await desk.replaceAlertPlan(aPlan(now, warningsOf('A', noon, dueAt).slice(2)))
  await desk.alerts.caughtUp()
  vi.advanceTimersByTime(1_000)
  expect(FakeNotification.shown.map(({ options }) => options.tag)).toEqual(['A-firstResponse-90%'])
  // Its priority was raised: it is past due at once.
  await desk.replaceAlertPlan(aPlan(now + 1_000, warningsOf('A', noon, instant(now)).slice(3)))
  vi.advanceTimersByTime(1_000)
  expect(FakeNotification.shown.map(({ options }) => options.tag).slice(1)).toEqual(['A-firstResponse-100%'])
})

it('[ALR151] a tab that slept tells in one notice what still stands once the console has pulled', async () => {
  const { page, parts } = aTab()
  parts.document.visibilityState = 'hidden'
  const desk = createBrowserDesk(page)
  let woke = 0
  desk.on('woke', () => {
    woke += 1
  })
  const night = ['A', 'B', 'C'].map((ticket) => aPlannedAlert(noon + 3_600_000, { ticket }))
  await desk.replaceAlertPlan(aPlan(noon, night))
  const morning = noon + 9 * 3_600_000
  vi.setSystemTime(morning)
  vi.advanceTimersByTime(30_000)
  expect([woke, FakeNotification.shown.length]).toEqual([1, 0])
  // What the console knew before it pulled changes nothing yet.
  await desk.replaceAlertPlan(aPlan(morning + 30_000, night))
  expect(FakeNotification.shown).toEqual([])
  await desk.replaceAlertPlan(aPlan(morning + 31_000, night.slice(1)))
  await desk.alerts.caughtUp()
  vi.advanceTimersByTime(60_000)
  expect(FakeNotification.shown.map(({ title }) => title)).toEqual(['2 alerts while you were away'])
})

it('[ALR151] what passed in a sleep waits 20 s for a console that cannot reach its server, and a throttled tab tells at once', async () => {
  const desk = createBrowserDesk(aTab().page)
  await desk.replaceAlertPlan(aPlan(noon, [aPlannedAlert(noon + 45_000, { ticket: 'A' })]))
  vi.setSystemTime(noon + 60_000)
  vi.advanceTimersByTime(30_000)
  expect(FakeNotification.shown.map(({ options }) => options.tag)).toEqual(['A-firstResponse-50%'])
  const now = Date.now()
  await desk.replaceAlertPlan(aPlan(now, [aPlannedAlert(now + 45_000, { ticket: 'B' })]))
  vi.setSystemTime(now + 3_600_000)
  vi.advanceTimersByTime(45_000)
  expect(FakeNotification.shown).toHaveLength(1)
  vi.advanceTimersByTime(20_000)
  expect(FakeNotification.shown.map(({ options }) => options.tag).slice(1)).toEqual(['B-firstResponse-50%'])
})

it('[DSK33] a tab keeps the choices and the silences of the person, and tells a breach all the same', async () => {
  const desk = createBrowserDesk(aTab().page)
  await desk.alerts.changePreferences({ mutedUntil: instant(noon + 60_000) })
  const breach = { level: { percent: 100 }, dueAt: instant(noon + 2_000) } as const
  await desk.replaceAlertPlan(
    aPlan(noon, [
      aPlannedAlert(noon + 1_000, { ticket: 'A' }),
      aPlannedAlert(noon + 2_000, { ticket: 'B', ...breach }),
      aPlannedAlert(noon + 70_000, { ticket: 'C' }),
    ]),
  )
  vi.advanceTimersByTime(60_000)
  expect(FakeNotification.shown.map(({ options }) => options.tag)).toEqual(['B-firstResponse-100%'])
  vi.advanceTimersByTime(20_000)
  expect(FakeNotification.shown).toHaveLength(2)
})

it('[DSK33] a tab speaks and plays what the person asked for', async () => {
  const desk = createBrowserDesk(aTab().page)
  const heard: unknown[] = []
  desk.on('alertHeard', (told) => heard.push(told))
  const { preferences } = await desk.alerts.preferences()
  const near = { notification: false, sound: true, speech: true }
  await desk.alerts.changePreferences({ alerts: { ...preferences.alerts, near, playsOwnSounds: true } })
  await desk.replaceAlertPlan(aPlan(noon, [aPlannedAlert(noon + 1_000, { ticket: 'A' })]))
  vi.advanceTimersByTime(1_000)
  expect(FakeNotification.shown).toEqual([])
  expect(heard).toEqual([
    { sound: 'near', speech: { text: 'A, first reply, 15 minutes left.', language: 'en' } },
  ])
})

it('[ALR142] a tab tries only what it has, asks for its permission before it tries a notification, and shows none without', async () => {
  const { alerts } = createBrowserDesk(aTab().page)
  expect(alerts.testSteps).toEqual(['notification', 'sound', 'speech'])
  expect(alerts.tellsAfterSilence).toBe(false)
  await alerts.tryAlert('notification')
  expect(FakeNotification.shown.map(({ title }) => title)).toEqual(['Notifications work'])
  expect(FakeNotification.requestPermission).not.toHaveBeenCalled()
  FakeNotification.permission = 'default'
  await alerts.tryAlert('notification')
  expect(FakeNotification.requestPermission).toHaveBeenCalledOnce()
  expect(FakeNotification.shown).toHaveLength(1)
})

it('[DSK18] a browser says whether warnings are seen, and asks the person once', async () => {
  const { page } = aTab()
  const desk = createBrowserDesk(page)
  expect(desk.alertReach()).toBe('shown')
  FakeNotification.permission = 'default'
  expect(desk.alertReach()).toBe('unasked')
  expect(await desk.askForAlerts()).toBe('forbidden')
  expect(await desk.askForAlerts()).toBe('forbidden')
  expect(FakeNotification.requestPermission).toHaveBeenCalledTimes(1)
  FakeNotification.permission = 'granted'
})
