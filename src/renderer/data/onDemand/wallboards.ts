import type * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import type { PersonId } from '#shared/domain/ids'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Wallboard, WallboardId } from '#shared/domain/wallboard'
import {
  type ConfirmDisplay,
  type Display,
  type DisplayList,
  displayAnswerSchema,
  displayListSchema,
  type ShowOnDisplay,
} from '#shared/protocol/displays'
import {
  doneSchema,
  type OneWallboard,
  oneWallboardSchema,
  type WallboardFigures,
  type WallboardList,
  type WallRefusal,
  wallboardFiguresSchema,
  wallboardListSchema,
  wallRefusalSchema,
} from '#shared/protocol/wallboards'

/** Why the server did not do it: its own word, or that nothing that can be read came back. */
export type WallTrouble =
  | Pick<WallRefusal, 'why' | 'retryAfterMs' | 'changed'>
  | { readonly why: 'unreached' }
export type WallAnswer<Value> = Promise<Result<Value, WallTrouble>>

/** Wallboards and displays, on the server. No verb rejects. */
export interface Wallboards {
  readonly list: (signal?: AbortSignal) => WallAnswer<WallboardList>
  /**
   * The wallboard as soon as its version is another one than this; null asks for the one this session shows, and a
   * display is told of its own, whichever it names.
   */
  readonly watch: (id: WallboardId | null, version: number, signal: AbortSignal) => WallAnswer<OneWallboard>
  readonly save: (wallboard: Wallboard) => WallAnswer<OneWallboard>
  readonly remove: (id: WallboardId) => WallAnswer<unknown>
  readonly figures: (id: WallboardId | null, signal: AbortSignal) => WallAnswer<WallboardFigures>
  readonly displays: (signal?: AbortSignal) => WallAnswer<DisplayList>
  readonly confirm: (confirmation: ConfirmDisplay) => WallAnswer<{ readonly display: Display }>
  readonly showOn: (asked: ShowOnDisplay) => WallAnswer<{ readonly display: Display }>
  readonly revoke: (id: PersonId) => WallAnswer<unknown>
}

export interface WallboardOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

export function createWallboards(options: WallboardOptions): Wallboards {
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const ask = async <Answer>(
    path: string,
    question: object,
    schema: z.ZodMiniType<Answer>,
    signal?: AbortSignal,
  ): Promise<Result<Answer, WallTrouble>> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${options.token}` }
    const sent = { method: 'POST', headers, body: JSON.stringify(question), signal: signal ?? null }
    try {
      const response = await request(`${options.serverUrl}/api/${path}`, sent)
      return readAnswer(schema, await response.json())
    } catch {
      // No network, a broken answer and a question that was taken back all come to the same.
      return refused({ why: 'unreached' })
    }
  }
  return {
    list: (signal) => ask('wallboards/list', {}, wallboardListSchema, signal),
    watch: (id, version, signal) => ask('wallboards/watch', { id, version }, oneWallboardSchema, signal),
    save: (wallboard) => ask('wallboards/save', { wallboard }, oneWallboardSchema),
    remove: (id) => ask('wallboards/remove', { id }, doneSchema),
    figures: (id, signal) => ask('wallboards/figures', { id }, wallboardFiguresSchema, signal),
    displays: (signal) => ask('displays/list', {}, displayListSchema, signal),
    confirm: (confirmation) => ask('displays/confirm', confirmation, displayAnswerSchema),
    showOn: (asked) => ask('displays/show', asked, displayAnswerSchema),
    revoke: (id) => ask('displays/revoke', { id }, doneSchema),
  }
}

function readAnswer<Answer>(schema: z.ZodMiniType<Answer>, raw: unknown): Result<Answer, WallTrouble> {
  const answer = fromOutside(schema, raw)
  if (answer.ok) return accepted(answer.value)
  const why = fromOutside(wallRefusalSchema, raw)
  return refused(why.ok ? why.value : { why: 'unreached' })
}
