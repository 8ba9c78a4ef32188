import * as z from 'zod/mini'
import { desktopReachSchema } from '../domain/alertHealth'
import { alertIntentSchema } from '../domain/alertIntent'
import { alertStages } from '../domain/alertStage'
import { alertTestSteps } from '../domain/alertTest'
import { preferencesChangeSchema, preferencesSchema } from '../domain/preferences'
import { languageSchema } from '../words/languages'

const nothing = z.tuple([])

/** Settings and alerts: what a window asks of the desktop. */
export const alertCalls = {
  preferences: {
    channel: 'alerts:preferences',
    args: nothing,
    result: z.strictObject({
      preferences: preferencesSchema,
      /** The settings file was damaged at the start and set aside. */
      wasDamaged: z.boolean(),
      /** Changes of the settings stand on the disk; else they hold until the app ends. */
      isKept: z.boolean(),
    }),
  },
  changePreferences: {
    channel: 'alerts:change-preferences',
    args: z.tuple([preferencesChangeSchema]),
    result: z.void(),
  },
  /** How far the desktop reaches the person now. */
  desktopReach: { channel: 'alerts:desktop-reach', args: nothing, result: desktopReachSchema },
  /** Tries out one way of alerting. Sound and speech come back to the window as `alertHeard`. */
  tryAlert: { channel: 'alerts:try', args: z.tuple([z.enum(alertTestSteps)]), result: z.void() },
  /** Puts back what a test has changed, such as the badge. */
  endAlertTest: { channel: 'alerts:end-test', args: nothing, result: z.void() },
  /** After `woke`: this window has pulled and sent its plan, so that what passed may be told now. */
  alertsCaughtUp: { channel: 'alerts:caught-up', args: nothing, result: z.void() },
  /** What was done in notifications and stands in no outbox yet. Each is handed to one window at a time. */
  takeAlertIntents: {
    channel: 'alerts:take-intents',
    args: nothing,
    result: z.array(alertIntentSchema),
  },
  /** They stand in the outbox, or cannot be done any more. */
  settleAlertIntents: {
    channel: 'alerts:settle-intents',
    args: z.tuple([z.array(z.string().check(z.maxLength(64))).check(z.maxLength(1_000))]),
    result: z.void(),
  },
} as const

/** Settings and alerts: what the desktop tells its windows. */
export const alertTidings = {
  preferencesChanged: { channel: 'alerts:preferences-changed', payload: preferencesSchema },
  /** The disk began to refuse changes of the settings, or takes them again. */
  settingsKept: { channel: 'alerts:settings-kept', payload: z.strictObject({ isKept: z.boolean() }) },
  /** Something was done in a notification: ask with `takeAlertIntents`. */
  alertIntents: { channel: 'alerts:intents', payload: z.strictObject({}) },
  /** What this window is to play and to say of a warning, where the person asked for it. */
  alertHeard: {
    channel: 'alerts:heard',
    payload: z.strictObject({
      sound: z.nullable(z.enum(alertStages)),
      speech: z.nullable(z.strictObject({ text: z.string(), language: languageSchema })),
    }),
  },
} as const
