import * as z from 'zod/mini'
import { alertPlanSchema } from '../domain/alerts'
import { ticketIdSchema } from '../domain/ids'
import { instantSchema } from '../domain/instant'
import { metricSchema } from '../domain/sla/agreement'
import { alertCalls, alertTidings } from './alerts'
import { shellCalls, shellTidings } from './shell'

const runningClockSchema = z.strictObject({
  ticketId: ticketIdSchema,
  metric: metricSchema,
  dueAt: instantSchema,
  /** Nobody needs to acknowledge it any more. */
  isAcknowledged: z.boolean(),
})

/** What the console asks of the desktop. One entry per verb; arguments and results are parsed on both sides. */
export const deskCalls = {
  appInfo: {
    channel: 'desk:app-info',
    args: z.tuple([]),
    result: z.strictObject({ version: z.string(), platform: z.string(), serverUrl: z.nullable(z.string()) }),
  },
  loadToken: { channel: 'desk:load-token', args: z.tuple([]), result: z.nullable(z.string()) },
  /**
   * Holds the token for every window of this run; `keep` asks to hold it over restarts too. Answers whether it is
   * kept: false when that was not asked, or when the system has no safe place for it.
   */
  saveToken: {
    channel: 'desk:save-token',
    args: z.tuple([
      z.string().check(z.minLength(1), z.maxLength(200)),
      z.strictObject({ keep: z.boolean() }),
    ]),
    result: z.boolean(),
  },
  clearToken: { channel: 'desk:clear-token', args: z.tuple([]), result: z.void() },
  replaceAlertPlan: {
    channel: 'desk:replace-alert-plan',
    args: z.tuple([alertPlanSchema]),
    result: z.void(),
  },
  /** What the tray shows: the running clock that is due first, and whether the server can be heard. */
  showWorstClock: {
    channel: 'desk:show-worst-clock',
    args: z.tuple([
      z.strictObject({
        worst: z.nullable(runningClockSchema),
        /** Those due after it, in due order, as many as a menu can show. */
        next: z.array(runningClockSchema).check(z.maxLength(4)),
        breached: z.int(),
        isOffline: z.boolean(),
        clockOffsetMs: z.number(),
      }),
    ]),
    result: z.void(),
  },
  openWallboard: { channel: 'desk:open-wallboard', args: z.tuple([]), result: z.void() },
  /** Escape was pressed at the wallboard and nothing on its page took it. */
  leaveFullScreen: { channel: 'desk:leave-full-screen', args: z.tuple([]), result: z.void() },
  ...alertCalls,
  ...shellCalls,
} as const

/** What the desktop tells the console. */
export const deskTidings = {
  openTicket: { channel: 'desk:open-ticket', payload: z.strictObject({ ticketId: ticketIdSchema }) },
  /** The computer slept or its clock jumped: sample the server's clock and reconnect. */
  woke: { channel: 'desk:woke', payload: z.strictObject({}) },
  ...alertTidings,
  ...shellTidings,
} as const

export type DeskCalls = typeof deskCalls
export type DeskCallName = keyof DeskCalls
export type DeskCallArgs<Name extends DeskCallName> = z.infer<DeskCalls[Name]['args']>
export type DeskCallResult<Name extends DeskCallName> = z.infer<DeskCalls[Name]['result']>
export type DeskTidings = typeof deskTidings
export type DeskTidingName = keyof DeskTidings
export type DeskTiding<Name extends DeskTidingName> = z.infer<DeskTidings[Name]['payload']>

/** The object the preload puts on `window.desk`: one function per verb, one subscription per tiding. */
export type DeskBridge = {
  readonly [Name in DeskCallName]: (...args: DeskCallArgs<Name>) => Promise<DeskCallResult<Name>>
} & {
  readonly on: <Name extends DeskTidingName>(
    name: Name,
    listener: (payload: DeskTiding<Name>) => void,
  ) => () => void
}
