import * as z from 'zod/mini'
import { type Preferences, type PreferencesChange, readPreferences } from '#shared/domain/preferences'
import type { Log } from '../boot/log'
import { readSettingsFile, type WrittenSettings } from './readSettingsFile'
import { replaceFileNow } from './replaceFile'

export const placementSchema = z.readonly(
  z.strictObject({
    x: z.int(),
    y: z.int(),
    width: z.int().check(z.positive()),
    height: z.int().check(z.positive()),
    isMaximized: z.boolean(),
    isFullScreen: z.boolean(),
  }),
)
/** Where a window stands, in display-independent pixels of the whole desktop. */
export type Placement = z.infer<typeof placementSchema>

/** A display by its id, and by its bounds where the system has given it another id. */
export const displayChoiceSchema = z.readonly(
  z.strictObject({ id: z.number(), x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
)
export type DisplayChoice = z.infer<typeof displayChoiceSchema>

/** A server that the person works at, by its origin and the name they gave it. */
export const serverProfileSchema = z.readonly(
  z.strictObject({ url: z.string(), name: z.string().check(z.minLength(1), z.maxLength(60)) }),
)
export type ServerProfile = z.infer<typeof serverProfileSchema>

/** The factor by which a kind of window is enlarged; 1 is as drawn. */
const zoomSchema = z.number().check(z.minimum(0.5), z.maximum(3))

/**
 * A file of an earlier release lacks the newer keys: each then has its first value. What a newer release wrote beside
 * them stays in the file.
 */
export const settingsSchema = z.readonly(
  z.object({
    /** The server's address when neither the command line nor the environment names one; null before the first run. */
    serverUrl: z._default(z.nullable(z.string()), null),
    /** Somebody has been through the first run on this computer. */
    isSetUp: z._default(z.boolean(), false),
    servers: z._default(z.readonly(z.array(serverProfileSchema)), []),
    /** What closing the board does: `auto` hides where the desktop shows a tray and quits where it does not. */
    closingBoard: z._default(z.enum(['auto', 'hide', 'quit']), 'auto'),
    startsAtLogin: z._default(z.boolean(), false),
    board: z._default(z.nullable(placementSchema), null),
    wallboard: z._default(z.nullable(placementSchema), null),
    ticket: z._default(z.nullable(placementSchema), null),
    /** The display that was chosen for the wallboard; null leaves the window where it stands. */
    wallboardDisplay: z._default(z.nullable(displayChoiceSchema), null),
    zoom: z._default(
      z.readonly(z.strictObject({ board: zoomSchema, wallboard: zoomSchema, ticket: zoomSchema })),
      {
        board: 1,
        wallboard: 1,
        ticket: 1,
      },
    ),
    /** Languages of the spell check, such as `en-GB`; empty means those of the system. */
    spellcheckLanguages: z._default(z.readonly(z.array(z.string().check(z.maxLength(20)))), []),
    /** Where updates are looked for, and where a package that cannot update itself is fetched; null looks nowhere. */
    updates: z._default(
      z.readonly(z.strictObject({ feedUrl: z.nullable(z.string()), pageUrl: z.nullable(z.string()) })),
      { feedUrl: null, pageUrl: null },
    ),
  }),
)
export type Settings = z.infer<typeof settingsSchema>

/** Raised when a key changes its meaning; a file of a higher version is read as far as we understand it. */
export const SETTINGS_VERSION = 1

export interface SettingsStore {
  readonly get: () => Settings
  /** Writes at once. A disk that refuses is logged; the change then lasts until the app ends. */
  readonly change: (part: Partial<Settings>) => void
  /** What the person set, in the app and in a browser tab alike. */
  readonly preferences: () => Preferences
  readonly changePreferences: (change: PreferencesChange) => void
  /** Told after every change of the preferences. Answers the undo. */
  readonly watchPreferences: (listener: (preferences: Preferences) => void) => () => void
  /** Whether the file was found damaged at the start, set aside as `settings.json.damaged`, and began anew (DSK11). */
  readonly wasDamaged: boolean
  /** Whether the last change stands on the disk; what does not holds until the app ends. */
  readonly isKept: () => boolean
  /** Told when the disk begins to refuse changes and when it takes them again. Answers the undo. */
  readonly watchKept: (listener: (isKept: boolean) => void) => () => void
}

const firstWritten: WrittenSettings = { version: SETTINGS_VERSION, preferences: {} }

/** The settings of this computer: one readable file, replaced whole with every change (DSK11, DSK30, DSK31). */
export function createSettingsStore(path: string, log: Log): SettingsStore {
  const read = readSettingsFile(path, settingsSchema, SETTINGS_VERSION, log)
  let written = read.written ?? firstWritten
  let settings = read.settings ?? settingsSchema.parse({})
  let preferences = readPreferences(written.preferences)
  const listeners = createListeners<Preferences>()
  const keptListeners = createListeners<boolean>()
  let isKept = true
  const save = () => {
    const wasKept = isKept
    isKept = isWritten(path, written, log)
    if (isKept !== wasKept) keptListeners.tell(isKept)
  }
  return {
    wasDamaged: read.isDamaged,
    get: () => settings,
    change: (part) => {
      settings = { ...settings, ...part }
      // What we could not read of a newer file stays as it was written.
      written = { ...written, ...(read.isWhole ? settings : part) }
      save()
    },
    preferences: () => preferences,
    changePreferences: (change) => {
      preferences = { ...preferences, ...change }
      written = { ...written, preferences: { ...written.preferences, ...change } }
      save()
      listeners.tell(preferences)
    },
    watchPreferences: listeners.watch,
    isKept: () => isKept,
    watchKept: keptListeners.watch,
  }
}

function isWritten(path: string, written: WrittenSettings, log: Log): boolean {
  try {
    replaceFileNow(path, `${JSON.stringify(written, null, 2)}\n`)
    return true
  } catch (problem) {
    log.warn('settings not saved', { problem: String(problem) })
    return false
  }
}

function createListeners<Told>() {
  const listeners = new Set<(told: Told) => void>()
  return {
    tell: (told: Told) => {
      for (const listener of listeners) listener(told)
    },
    watch: (listener: (told: Told) => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
