import type { DeskTidingName } from '#shared/bridge/desk'
import type { TicketId } from '#shared/domain/ids'
import { spoken } from '#shared/words/say'
import { createBrowserAlertsPort, type HeardAlert } from './browserAlertsPort'
import type { AlertReach, DeskPort } from './deskPort'
import { keepPages } from './keptPages'
import { keepPreferences } from './keptPreferences'
import { keepStored } from './keptStorage'
import { createTabAlerts } from './tabAlerts'

const TOKEN_KEY = 'tminus-token'
const BEAT_MS = 2_000
/** A beat later than this has a sleep or a clock change behind it. */
const JUMP_MS = 5_000

/** The twin of the desktop for a plain tab: what a browser cannot do (tray, badge, deep links) is left out quietly. */
export function createBrowserDesk(page: Window & typeof globalThis): DeskPort {
  const { tell, on } = createTidings()
  const kept = keepPreferences(
    page,
    (preferences) => tell('preferencesChanged', preferences),
    (isKept) => tell('settingsKept', { isKept }),
  )
  const hear = ({ sound, speech }: HeardAlert) => {
    const said = speech === null ? null : { text: speech, language: spoken() }
    if (sound !== null || said !== null) tell('alertHeard', { sound, speech: said })
  }
  const openTicket = (ticketId: TicketId) => tell('openTicket', { ticketId })
  const woke = () => tell('woke', {})
  // A tab in view tells of that itself.
  const slept = () => {
    if (page.document.visibilityState !== 'visible') woke()
  }
  const alerts = createTabAlerts(page, { preferences: kept.get, openTicket, hear, slept })
  watchForWake(page, woke)
  const reach = () => alertReachOf(page)
  const ask = async () => {
    if (reach() === 'unasked') await page.Notification.requestPermission()
    return reach()
  }

  return {
    kind: 'browser',
    appInfo: async () => ({ version: 'in a browser', platform: 'browser', serverUrl: page.location.origin }),
    ...tabToken(page),
    clearToken: async () => {
      forgetToken(page)
      alerts.forget()
    },
    replaceAlertPlan: async (plan) => alerts.replace(plan),
    alertReach: reach,
    askForAlerts: ask,
    alerts: createBrowserAlertsPort(page, { kept, hear, reach, ask, caughtUp: alerts.caughtUp }),
    showWorstClock: async () => {},
    ...furtherTabs(page),
    leaveFullScreen: async () => {},
    keepPages: () => keepPages(page),
    keepStored: () => keepStored(page.navigator),
    shell: null,
    on,
  }
}

/** What the tab tells its page, as main does in the desktop app. */
function createTidings(): { readonly tell: (name: DeskTidingName, payload: object) => void } & Pick<
  DeskPort,
  'on'
> {
  const listeners = new Set<{ readonly name: DeskTidingName; readonly tell: (payload: never) => void }>()
  return {
    tell: (name, payload) => {
      for (const listener of listeners) if (listener.name === name) listener.tell(payload as never)
    },
    on: (name, listener) => {
      const entry = { name, tell: listener as (payload: never) => void }
      listeners.add(entry)
      return () => {
        listeners.delete(entry)
      }
    },
  }
}

const tabToken = (page: Window): Pick<DeskPort, 'loadToken' | 'saveToken' | 'takeToken'> => ({
  loadToken: async () =>
    page.sessionStorage.getItem(TOKEN_KEY) ?? page.localStorage.getItem(TOKEN_KEY) ?? null,
  saveToken: async (token, { keep }) => {
    forgetToken(page)
    const store = keep ? page.localStorage : page.sessionStorage
    store.setItem(TOKEN_KEY, token)
    return keep
  },
  takeToken: async (token, { keep }) => {
    // A tab's own ended session must not stand before the new one, which all tabs share if it is kept.
    page.sessionStorage.removeItem(TOKEN_KEY)
    if (!keep) page.sessionStorage.setItem(TOKEN_KEY, token)
  },
})

const furtherTabs = (page: Window): Pick<DeskPort, 'openWallboard' | 'openTicketWindow'> => ({
  openWallboard: async () => {
    page.open('/wallboard', 'tminus-wallboard')
  },
  openTicketWindow: async (ticketId) => {
    const query = `?ticket=${encodeURIComponent(ticketId)}`
    // Without an address a window of this name is only found: loaded anew, it would lose what is being attached there.
    const opened = page.open('', `tminus-ticket-${ticketId}`)
    if (opened === null) return
    if (opened.location.search === query) opened.focus()
    else opened.location.assign(`/${query}`)
  },
})

function alertReachOf(page: Window & typeof globalThis): AlertReach {
  // Missing where the console is served over plain http from another computer.
  if (!('Notification' in page) || page.Notification.permission === 'denied') return 'forbidden'
  return page.Notification.permission === 'granted' ? 'shown' : 'unasked'
}

function forgetToken(page: Window): void {
  page.sessionStorage.removeItem(TOKEN_KEY)
  page.localStorage.removeItem(TOKEN_KEY)
}

/** Hidden tabs are throttled to a beat a minute, which looks like a jump: only a tab in view may tell of one. */
function watchForWake(page: Window & typeof globalThis, woke: () => void): void {
  let lastBeatAt = page.Date.now()
  page.setInterval(() => {
    const at = page.Date.now()
    const jumpedMs = Math.abs(at - lastBeatAt - BEAT_MS)
    lastBeatAt = at
    if (jumpedMs > JUMP_MS && page.document.visibilityState === 'visible') woke()
  }, BEAT_MS)
  page.addEventListener('online', woke)
}
