import { randomUUID } from 'node:crypto'
import { app, BrowserWindow, Notification, nativeImage, nativeTheme } from 'electron'
import type { TicketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { stillRunsIn } from '#shared/domain/passedAlerts'
import { spoken } from '#shared/words/say'
import type { Log } from '../boot/log'
import type { DeskAnswers } from '../security/deskDoor'
import type { SettingsStore } from '../settings/settings'
import { trayIconPath } from '../shell/trayIconPath'
import type { DeskWindows } from '../windows/deskWindows'
import { type AlertAnswers, createAlertAnswers } from './alertAnswers'
import { createAlertIntents } from './alertIntents'
import { createAlertJournal } from './alertJournal'
import { type AlertKeeperPorts, createAlertKeeper } from './alertKeeper'
import { createAlertVoice, type HeardAlert } from './alertVoice'
import { createAttention } from './attention'
import { type Badge, createBadge } from './badge'
import type { AlertSnooze } from './heldAlerts'
import { doPressed } from './pressedNotice'
import { createSilence, type Silence } from './silence'
import { systemClock } from './systemClock'
import {
  createSystemNotifications,
  type SystemNotificationPorts,
  type SystemNotifications,
} from './systemNotifications'
import { createToldNotices } from './toldNotices'

export interface DesktopAlertsPorts {
  readonly settings: SettingsStore
  readonly log: Log
  readonly userData: string
  readonly trayIcons: string
  readonly hasTray: boolean
  readonly windows: Pick<DeskWindows, 'tell' | 'openTicket' | 'showBoard'>
  /** Sees that there is a board, if need be one that nobody sees, to take what was done in a notification. */
  readonly reachBoard: () => void
}

/** The alarms of the desktop, and what the tray needs of them. */
export interface DesktopAlerts extends Pick<Silence, 'silentUntil' | 'mute'> {
  readonly answers: AlertAnswers & Pick<DeskAnswers, 'replaceAlertPlan'>
  /** The computer slept, its clock jumped, or somebody is back. */
  readonly wake: () => void
  readonly badge: Pick<Badge, 'show'>
  /** Acknowledges a ticket from outside a window, through the outbox of one. */
  readonly acknowledge: (ticketId: TicketId) => void
  readonly testNotification: () => void
  /** Forgets what was planned, told and done for the person who signs out. */
  readonly signedOut: () => Promise<void>
  readonly close: () => void
}

const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
const now = () => instant(Date.now())

/** Puts the alarms together. They run before any window does: a plan from before a crash needs no page to be raised. */
export function createDesktopAlerts(ports: DesktopAlertsPorts): DesktopAlerts {
  const { settings, windows } = ports
  const { changePreferences: change, preferences } = settings
  const silence = createSilence({ preferences, change, now, zoneHere })
  const intents = desktopIntents(ports)
  const acknowledge = (ticketId: TicketId) => intents.add({ kind: 'acknowledge', ticketId })
  const notifications = desktopNotifications(ports, (notice, action) =>
    doPressed(notice, action, { ...windows, now: keeper.now, acknowledge, snooze }),
  )
  // Held back here at once, and told to the server by the outbox of a window.
  const snooze = (put: AlertSnooze) => {
    keeper.snooze(put)
    intents.add({ kind: 'snooze', ticketId: put.ticketId, until: put.until })
  }
  const hear = hearIn(windows)
  const voice = createAlertVoice({
    choices: () => preferences().alerts,
    show: notifications.show,
    hear,
    drawAttention: desktopAttention().draw,
  })
  const keeper = desktopKeeper(ports, { tell: voice.tell, silence, notifications })
  const badge = desktopBadge(ports.trayIcons)
  const answers = createAlertAnswers({ ...ports, silence, intents, notifications, badge, hear, keeper })
  const stopWatching = tellPreferences(ports, keeper.silenceChanged)
  keeper.start()
  return {
    ...silence,
    answers: { ...answers, replaceAlertPlan: keeper.replacePlan },
    wake: keeper.wake,
    badge,
    acknowledge,
    testNotification: () => answers.tryAlert('notification'),
    signedOut: async () => {
      notifications.keepOnly(() => false)
      intents.forget()
      await keeper.forgetPlan()
    },
    close: () => {
      stopWatching()
      keeper.close()
      notifications.close()
    },
  }
}

const desktopIntents = ({ userData: folder, log, windows, reachBoard }: DesktopAlertsPorts) =>
  createAlertIntents({
    folder,
    log,
    now,
    newId: randomUUID,
    askWindows: () => {
      reachBoard()
      windows.tell('alertIntents', {})
    },
  })

const desktopNotifications = (
  { userData, log }: DesktopAlertsPorts,
  pressed: SystemNotificationPorts['pressed'],
) =>
  createSystemNotifications({
    Notification,
    platform: process.platform,
    told: createToldNotices(userData, log),
    now,
    pressed,
    log,
  })

/** Every window hears of a change, and what a silence held back may be told now. */
function tellPreferences({ settings, windows }: DesktopAlertsPorts, silenceChanged: () => void): () => void {
  const stops = [
    settings.watchPreferences((next) => {
      silenceChanged()
      windows.tell('preferencesChanged', next)
    }),
    settings.watchKept((isKept) => windows.tell('settingsKept', { isKept })),
  ]
  return () => stops.forEach((stop) => stop())
}

const hearIn =
  ({ tell }: Pick<DeskWindows, 'tell'>) =>
  ({ sound, speech }: HeardAlert): void =>
    tell('alertHeard', { sound, speech: speech === null ? null : { text: speech, language: spoken() } })

interface KeeperParts extends Pick<AlertKeeperPorts, 'tell'> {
  readonly silence: Silence
  readonly notifications: SystemNotifications
}

const desktopKeeper = (
  { userData, log, windows }: DesktopAlertsPorts,
  { tell, silence, notifications }: KeeperParts,
) =>
  createAlertKeeper({
    clock: systemClock,
    journal: createAlertJournal(userData, log),
    tell,
    planReplaced: (plan) => notifications.keepOnly(stillRunsIn(plan)),
    isSilenced: silence.isSilenced,
    tellWoke: () => windows.tell('woke', {}),
  })

const isBoard = (window: BrowserWindow): boolean => window.webContents.getURL().includes('/board.html')
const boards = () => BrowserWindow.getAllWindows().filter(isBoard)

const desktopAttention = () =>
  createAttention({ platform: process.platform, dock: app.dock, windows: boards })

const desktopBadge = (trayIcons: string): Badge =>
  createBadge({
    setCount: (count) => app.setBadgeCount(count),
    windows: boards,
    overlayPicture: () =>
      nativeImage.createFromPath(
        trayIconPath(trayIcons, 'breached', {
          platform: process.platform,
          isDark: nativeTheme.shouldUseDarkColors,
        }),
      ),
    platform: process.platform,
  })
