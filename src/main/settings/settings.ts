import * as z from 'zod/mini'
import type { Log } from '../boot/log'
import { readJson } from './readJson'
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

export const settingsSchema = z.readonly(
  z.strictObject({
    /** The server's address when neither the command line nor the environment names one. */
    serverUrl: z.nullable(z.string()),
    /** What closing the board does: `auto` hides where the desktop shows a tray and quits where it does not. */
    closingBoard: z.enum(['auto', 'hide', 'quit']),
    board: z.nullable(placementSchema),
    wallboard: z.nullable(placementSchema),
  }),
)
export type Settings = z.infer<typeof settingsSchema>

const firstSettings: Settings = { serverUrl: null, closingBoard: 'auto', board: null, wallboard: null }

export interface SettingsStore {
  readonly get: () => Settings
  /** Writes at once. A disk that refuses is logged; the change then lasts until the app ends. */
  readonly change: (part: Partial<Settings>) => void
}

export function createSettingsStore(path: string, log: Log): SettingsStore {
  let settings = readJson(path, settingsSchema, log) ?? firstSettings
  return {
    get: () => settings,
    change: (part) => {
      settings = { ...settings, ...part }
      try {
        replaceFileNow(path, `${JSON.stringify(settings, null, 2)}\n`)
      } catch (problem) {
        log.warn('settings not saved', { problem: String(problem) })
      }
    },
  }
}
