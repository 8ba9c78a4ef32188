import type { Page } from '@playwright/test'
import type { App } from '../stand-in/driver'

/** Kept in main's process, on Electron and on the stand-in alike, by wrapping what every notification and tray does. */
interface ShellRecords {
  readonly notes: Map<string, Electron.Notification>
  readonly shown: NotificationFacts[]
  tooltip: string
  labels: string[]
  menu: Electron.Menu | null
  badge: number | null
  /** How many questions main has asked since `chooseDialogButton`. */
  questions: number
}

declare global {
  /** In main's process, once `recordShell` was called. */
  var shellRecords: ShellRecords
  /** In a page, once `tidings.listen` was called. */
  var tidingCounts: Readonly<Record<string, number>>
}

export interface NotificationFacts {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly urgency: string
}

export interface TrayLook {
  readonly tooltip: string
  readonly labels: readonly string[]
  /** What main asked the system to show; not every system has a badge. */
  readonly badge: number | null
}

/** Begins to record notifications and the tray; call it right after the launch. */
export async function recordShell(app: App): Promise<void> {
  await app.evaluate(({ app: electronApp, Notification, Tray }) => {
    const records: ShellRecords = {
      notes: new Map(),
      shown: [],
      tooltip: '',
      labels: [],
      menu: null,
      badge: null,
      questions: 0,
    }
    Object.assign(globalThis, { shellRecords: records })
    const { show } = Notification.prototype
    Notification.prototype.show = function (this: Electron.Notification) {
      const { id, title, body, urgency } = this
      records.notes.set(id, this)
      records.shown.push({ id, title, body, urgency })
      show.call(this)
    }
    const setBadgeCount = electronApp.setBadgeCount.bind(electronApp)
    electronApp.setBadgeCount = (count) => {
      records.badge = count ?? null
      return setBadgeCount(count)
    }
    const { setToolTip, setContextMenu } = Tray.prototype
    Tray.prototype.setToolTip = function (this: Electron.Tray, text: string) {
      records.tooltip = text
      setToolTip.call(this, text)
    }
    Tray.prototype.setContextMenu = function (this: Electron.Tray, menu: Electron.Menu | null) {
      records.labels = menu?.items.map((item) => item.label) ?? []
      records.menu = menu
      setContextMenu.call(this, menu)
    }
  })
}

/** Every notification shown since `recordShell`, in order. */
export const notifications = (app: App): Promise<readonly NotificationFacts[]> =>
  app.evaluate(() => globalThis.shellRecords.shown)

export async function clickNotification(app: App, id: string): Promise<void> {
  await app.evaluate((_electron, wanted) => {
    const { notes } = globalThis.shellRecords
    notes.get(wanted)?.emit('click', {})
  }, id)
}

/** What the tray was last told to show. */
export const lastTrayLook = (app: App): Promise<TrayLook> =>
  app.evaluate(() => {
    const { tooltip, labels, badge } = globalThis.shellRecords
    return { tooltip, labels, badge }
  })

/** Presses an item of the tray's menu, by its id. */
export const clickTray = (app: App, id: string): Promise<void> =>
  app.evaluate((_electron, wanted) => {
    const { menu } = globalThis.shellRecords
    menu?.getMenuItemById(wanted)?.click()
  }, id)

/** Has every question of main answered by this button, counted from 0. */
export const chooseDialogButton = (app: App, index: number): Promise<void> =>
  app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => {
      globalThis.shellRecords.questions += 1
      return { response, checkboxChecked: false }
    }
  }, index)

/** Counts in the page what the desktop tells it. */
export const tidings = {
  listen: (page: Page, name: 'woke' | 'openTicket'): Promise<void> =>
    page.evaluate((told) => {
      const counts = { [told]: 0 }
      Object.assign(window, { tidingCounts: counts })
      window.desk?.on(told, () => {
        counts[told] = (counts[told] ?? 0) + 1
      })
    }, name),
  count: (page: Page, name: string): Promise<number> =>
    page.evaluate((told) => window.tidingCounts[told] ?? 0, name),
}
