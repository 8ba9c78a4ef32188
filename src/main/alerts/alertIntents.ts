import { join } from 'node:path'
import * as z from 'zod/mini'
import { type AlertIntent, alertIntentSchema, type PressedIntent } from '#shared/domain/alertIntent'
import type { Instant } from '#shared/domain/instant'
import type { Log } from '../boot/log'
import { readJson } from '../settings/readJson'
import { replaceFileNow } from '../settings/replaceFile'

export interface AlertIntents {
  /** On disk before it answers; then a window is asked to take it. */
  readonly add: (pressed: PressedIntent) => void
  /** What no outbox has yet. What is handed out is not handed out again for a while. */
  readonly take: () => readonly AlertIntent[]
  readonly settle: (ids: readonly string[]) => void
  /** Drops everything, as when the person signs out: nobody else may do it in their place. */
  readonly forget: () => void
}

export interface AlertIntentsPorts {
  readonly folder: string
  readonly log: Log
  readonly now: () => Instant
  readonly newId: () => string
  /** Tells the windows that something waits, and sees that there is one. */
  readonly askWindows: () => void
}

/** A window that took one and never settled it has gone; another may have it then. */
export const HANDED_OUT_MS = 15_000

const fileSchema = z.readonly(z.strictObject({ intents: z.array(alertIntentSchema) }))

/** What people do in notifications, kept until a window has it in its outbox: offline or with no window up (ALR112). */
export function createAlertIntents(ports: AlertIntentsPorts): AlertIntents {
  const path = join(ports.folder, 'alert-intents.json')
  let waiting: readonly AlertIntent[] = readJson(path, fileSchema, ports.log)?.intents ?? []
  const handedOutAt = new Map<string, number>()
  const keep = (next: readonly AlertIntent[]) => {
    waiting = next
    try {
      replaceFileNow(path, JSON.stringify({ intents: next }))
    } catch (problem) {
      ports.log.warn('alert intents not saved', { problem: String(problem) })
    }
  }
  const isFree = ({ id }: AlertIntent): boolean => {
    const at = handedOutAt.get(id)
    return at === undefined || Math.abs(ports.now() - at) >= HANDED_OUT_MS
  }
  return {
    add: (pressed) => {
      keep([...waiting, { ...pressed, id: ports.newId(), at: ports.now() }])
      ports.askWindows()
    },
    take: () => {
      const free = waiting.filter(isFree)
      for (const { id } of free) handedOutAt.set(id, ports.now())
      return free
    },
    settle: (ids) => {
      const settled = new Set(ids)
      for (const id of ids) handedOutAt.delete(id)
      keep(waiting.filter(({ id }) => !settled.has(id)))
    },
    forget: () => {
      handedOutAt.clear()
      if (waiting.length > 0) keep([])
    },
  }
}
