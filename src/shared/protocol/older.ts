import * as z from 'zod/mini'
import { personOf } from '../domain/person'
import {
  type Ack,
  type Hello,
  helloSchema,
  type Live,
  type PullAnswer,
  type PushAnswer,
  type ScopesChanged,
  type Welcome,
} from './messages'
import type { Row } from './rows'

/**
 * Protocol 1, which the server still speaks with consoles of the release before, in terms of the present one. It knows
 * no chapters, no last command, no `wait`, no `lag`, no reckoning, no account in the word about scopes, no desk that
 * closes tickets by itself and nobody who has left; all else is the same.
 */
const { chapter: _chapter, newestSent: _newestSent, ...olderFields } = helloSchema.def.innerType.shape
export const olderHelloSchema = z.readonly(z.strictObject(olderFields))

export const fromOlderHello = (hello: z.infer<typeof olderHelloSchema>): Hello => ({
  ...hello,
  chapter: null,
})

export function toOlderWelcome(welcome: Welcome): Omit<Welcome, 'chapter' | 'isContinued'> {
  const { chapter: _, isContinued: _isContinued, ...older } = welcome
  return older
}

export function toOlderScopes(changed: ScopesChanged): Omit<ScopesChanged, 'account'> {
  const { account: _, ...older } = changed
  return older
}

/** It has no word for one pull that has to wait; `busy` makes it come back as a whole after the same time. */
export function toOlderPullAnswer(answer: PullAnswer): Exclude<PullAnswer, { kind: 'wait' }> {
  if (answer.kind === 'wait') return { kind: 'busy', retryAfterMs: answer.retryAfterMs }
  if (answer.kind !== 'part') return answer
  const { reckoning: _, ...older } = answer
  return { ...older, rows: older.rows.map(toOlderRow) }
}

function toOlderRow(row: Row): Row {
  if (!row.live) return row
  const { entity } = row
  if (entity.kind === 'person') return { ...row, entity: { kind: 'person', data: personOf(entity.data) } }
  if (entity.kind !== 'desk') return row
  const { closeResolvedAfterHours: _, ...data } = entity.data
  return { ...row, entity: { kind: 'desk', data } }
}

/**
 * Its refusals name nobody where a status stood in the way; it knows no merged tickets but as closed ones, and of somebody
 * who has left only the words.
 */
export function toOlderPushAnswer(answer: PushAnswer): PushAnswer {
  if (answer.kind !== 'acks') return answer
  return { ...answer, acks: answer.acks.map(toOlderAck) }
}

function toOlderAck(ack: Ack): Ack {
  if (ack.status !== 'rejected') return ack
  if (ack.refusal.kind === 'merged') {
    return { ...ack, refusal: { kind: 'not-in-this-status', status: 'closed' } }
  }
  if (ack.refusal.kind === 'has-left') {
    return { ...ack, refusal: { kind: 'invalid', detail: `${ack.refusal.name} has left the desk.` } }
  }
  if (ack.refusal.kind !== 'not-in-this-status') return ack
  const { by: _, ...refusal } = ack.refusal
  return { ...ack, refusal }
}

export function toOlderLive(live: Live): Omit<Live, 'reckoning'> {
  const { reckoning: _, ...older } = live
  return { ...older, rows: older.rows.map(toOlderRow) }
}
