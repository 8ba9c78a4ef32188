import type { DeskBridge, DeskCallArgs, DeskTiding, DeskTidingName } from '#shared/bridge/desk'
import type { shellCalls } from '#shared/bridge/shell'
import type { AlertPlan } from '#shared/domain/alerts'
import type { TicketId } from '#shared/domain/ids'
import type { AlertsPort } from './alertsPort'

export type { MenuCommand, ServerCheck, Servers, ShellSettings } from '#shared/bridge/shell'

export type WorstClock = DeskCallArgs<'showWorstClock'>[0]

/** The desktop app around the windows: its servers, its own settings, its updates. */
export type ShellPort = Pick<DeskBridge, Exclude<keyof typeof shellCalls, 'openTicketWindow'>>

/** Whether warnings are seen outside the window. A browser shows them only once the person has allowed it. */
export type AlertReach = 'shown' | 'unasked' | 'forbidden'

/** All that the console asks of the computer it runs on. One shape for the desktop app and a plain browser tab. */
export interface DeskPort {
  readonly kind: 'desktop' | 'browser'
  /** `serverUrl` is an origin without a slash at its end, such as `https://desk.example`; null before the first run. */
  readonly appInfo: () => Promise<{
    readonly version: string
    readonly platform: string
    readonly serverUrl: string | null
  }>
  readonly loadToken: () => Promise<string | null>
  /**
   * Holds the session's token; `keep` is "stay signed in". Answers whether it outlives this run: false when that was
   * not asked or the system has no safe place for it, which the sign-in should say.
   */
  readonly saveToken: (token: string, options: { readonly keep: boolean }) => Promise<boolean>
  /** Takes the token of a session that was opened, and saved, in another window of this computer. */
  readonly takeToken: (token: string, options: { readonly keep: boolean }) => Promise<void>
  /** Forgets the token, and with it every warning that was planned for its owner. */
  readonly clearToken: () => Promise<void>
  readonly replaceAlertPlan: (plan: AlertPlan) => Promise<void>
  readonly alertReach: () => AlertReach
  /** Asks the person where that was not done yet; call it from a press. */
  readonly askForAlerts: () => Promise<AlertReach>
  /** The person's settings, and how alerts reach them. */
  readonly alerts: AlertsPort
  readonly showWorstClock: (worst: WorstClock) => Promise<void>
  readonly openWallboard: () => Promise<void>
  /** Has the desktop ask whether the wallboard leaves full screen; a browser keeps keys of its own for that. */
  readonly leaveFullScreen: () => Promise<void>
  readonly openTicketWindow: (ticketId: TicketId) => Promise<void>
  /** Has the browser keep the pages, so that they are there without the server; the desktop app has them with it. */
  readonly keepPages: () => void
  /** Asks that what is stored here stays when the disk gets full; the app's own storage always does. */
  readonly keepStored: () => void
  /** Null in a browser tab, which has no shell of ours around it. */
  readonly shell: ShellPort | null
  /** Answers the undo. */
  readonly on: <Name extends DeskTidingName>(
    name: Name,
    listener: (payload: DeskTiding<Name>) => void,
  ) => () => void
}
