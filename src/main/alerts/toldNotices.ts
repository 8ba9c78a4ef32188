import { join } from 'node:path'
import * as z from 'zod/mini'
import type { AlertAction } from '#shared/domain/alertActions'
import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import type { Metric } from '#shared/domain/sla/agreement'
import { metricSchema } from '#shared/domain/sla/agreement'
import type { Log } from '../boot/log'
import { readJson } from '../settings/readJson'
import { replaceFileNow } from '../settings/replaceFile'

/** What is needed of a notice that may still stand in the notification centre, after a restart too. */
export interface ToldNotice {
  readonly id: string
  readonly about: { readonly ticketId: TicketId; readonly metric: Metric } | null
  readonly promises: readonly string[]
  readonly actions: readonly AlertAction[]
}

export interface ToldNotices {
  readonly get: (id: string) => ToldNotice | null
  readonly all: () => readonly ToldNotice[]
  readonly add: (notice: ToldNotice) => void
  readonly remove: (ids: readonly string[]) => void
}

/** One that left the screen may still be clicked in the notification centre. */
const MOST_KEPT = 100

const noticeSchema = z.readonly(
  z.strictObject({
    id: z.string(),
    about: z.nullable(z.strictObject({ ticketId: ticketIdSchema, metric: metricSchema })),
    promises: z.array(z.string()),
    actions: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('acknowledge') }),
        z.strictObject({ kind: z.literal('open') }),
        z.strictObject({ kind: z.literal('board') }),
        z.strictObject({ kind: z.literal('snooze'), minutes: z.int() }),
      ]),
    ),
  }),
)
const fileSchema = z.readonly(z.strictObject({ notices: z.array(noticeSchema) }))

/** The last hundred notices, on disk: a click may start the app that has forgotten them (ALR116). */
export function createToldNotices(folder: string, log: Log): ToldNotices {
  const path = join(folder, 'alerts-told.json')
  let told = new Map<string, ToldNotice>(
    readJson(path, fileSchema, log)?.notices.map((notice) => [notice.id, notice]) ?? [],
  )
  const keep = (next: readonly ToldNotice[]) => {
    told = new Map(next.map((notice) => [notice.id, notice]))
    try {
      replaceFileNow(path, JSON.stringify({ notices: next }))
    } catch (problem) {
      log.warn('notices not saved', { problem: String(problem) })
    }
  }
  return {
    get: (id) => told.get(id) ?? null,
    all: () => [...told.values()],
    add: ({ id, about, promises, actions }) => {
      const others = [...told.values()].filter((notice) => notice.id !== id)
      keep([...others.slice(1 - MOST_KEPT), { id, about, promises, actions }])
    },
    remove: (ids) => {
      const gone = new Set(ids)
      if (ids.some((id) => told.has(id))) keep([...told.values()].filter(({ id }) => !gone.has(id)))
    },
  }
}
