import type { DeskCallArgs, DeskTiding, DeskTidingName } from '#shared/bridge/desk'
import type { AlertPlan } from '#shared/domain/alerts'

export type WorstClock = DeskCallArgs<'showWorstClock'>[0]

/** Whether warnings are seen outside the window. A browser shows them only once the person has allowed it. */
export type AlertReach = 'shown' | 'unasked' | 'forbidden'

/** All that the console asks of the computer it runs on. One shape for the desktop app and a plain browser tab. */
export interface DeskPort {
  readonly kind: 'desktop' | 'browser'
  /** `serverUrl` is an origin without a slash at its end, such as `https://desk.example`. */
  readonly appInfo: () => Promise<{
    readonly version: string
    readonly platform: string
    readonly serverUrl: string
  }>
  readonly loadToken: () => Promise<string | null>
  /**
   * Holds the session's token; `keep` is "stay signed in". Answers whether it outlives this run: false when that was
   * not asked or the system has no safe place for it, which the sign-in should say.
   */
  readonly saveToken: (token: string, options: { readonly keep: boolean }) => Promise<boolean>
  /** Forgets the token, and with it every warning that was planned for its owner. */
  readonly clearToken: () => Promise<void>
  readonly replaceAlertPlan: (plan: AlertPlan) => Promise<void>
  readonly alertReach: () => AlertReach
  /** Asks the person where that was not done yet; call it from a press. */
  readonly askForAlerts: () => Promise<AlertReach>
  readonly showWorstClock: (worst: WorstClock) => Promise<void>
  readonly openWallboard: () => Promise<void>
  /** Answers the undo. */
  readonly on: <Name extends DeskTidingName>(
    name: Name,
    listener: (payload: DeskTiding<Name>) => void,
  ) => () => void
}
