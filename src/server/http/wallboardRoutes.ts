import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import type { Account } from '#shared/domain/person'
import type { Result } from '#shared/domain/result'
import type { Wallboard } from '#shared/domain/wallboard'
import {
  figuresQuestionSchema,
  type OneWallboard,
  removeWallboardSchema,
  saveWallboardSchema,
  type WallboardList,
  type WallRefusal,
  wallboardLimits,
  watchWallboardSchema,
} from '#shared/protocol/wallboards'
import type { Authority } from '../auth/createAuthority'
import { mayChangeWallboards, type WallboardDesk } from '../wallboards/createWallboardDesk'
import { type Answer, json } from './answer'
import { askerOf } from './askerOf'
import { readJson } from './readJson'

export interface WallboardRoutePorts {
  readonly wallboards: WallboardDesk
  readonly authority: Pick<Authority, 'accountOf'>
}

export type WallRoute = (request: IncomingMessage) => Promise<Answer>

export const nothingSchema = z.strictObject({})

/** Wallboards over HTTP, for whoever is signed in; only supervisors change them. */
export function createWallboardRoutes(ports: WallboardRoutePorts): Readonly<Record<string, WallRoute>> {
  const { wallboards } = ports
  return {
    'POST /api/wallboards/list': signedIn(ports, nothingSchema, async (account) =>
      json(200, {
        kind: 'wallboards',
        wallboards: await wallboards.list(account),
        mayChange: mayChangeWallboards(account),
      } satisfies WallboardList),
    ),
    'POST /api/wallboards/watch': signedIn(ports, watchWallboardSchema, async (account, { id, version }) =>
      one(account, await wallboards.watch(account, id, version)),
    ),
    'POST /api/wallboards/save': signedIn(ports, saveWallboardSchema, async (account, { wallboard }) => {
      const saved = await wallboards.save(account, wallboard)
      if (saved.ok) return one(account, saved)
      const { why, ...more } = saved.refusal
      return refusal(why, more)
    }),
    'POST /api/wallboards/remove': signedIn(ports, removeWallboardSchema, async (account, { id }) => {
      const removed = await wallboards.remove(account, id)
      return removed.ok ? json(200, { kind: 'done' }) : refusal(removed.refusal)
    }),
    'POST /api/wallboards/figures': signedIn(ports, figuresQuestionSchema, async (account, { id }) => {
      const found = await wallboards.figures(account, id)
      return found.ok ? json(200, found.value) : refusal(found.refusal)
    }),
  }
}

const one = (account: Account, found: Result<Wallboard, WallRefusal['why']>): Answer =>
  found.ok
    ? json(200, {
        kind: 'wallboard',
        wallboard: found.value,
        mayChange: mayChangeWallboards(account),
      } satisfies OneWallboard)
    : refusal(found.refusal)

const statuses: Readonly<Record<WallRefusal['why'], number>> = {
  reauth: 401,
  'not-allowed': 403,
  unknown: 404,
  'wrong-code': 404,
  changed: 409,
  'in-use': 409,
  full: 409,
  invalid: 400,
  'too-many-tries': 429,
}

/** A refusal with the status that programs look at; people are told by the page, in their language. */
export const refusal = (why: WallRefusal['why'], more: Omit<WallRefusal, 'kind' | 'why'> = {}): Answer =>
  json(statuses[why], { kind: 'refused', why, ...more } satisfies WallRefusal)

/** Reads a small body, or answers what is wrong with it. */
export async function readQuestion<Body>(
  request: IncomingMessage,
  schema: z.ZodMiniType<Body>,
  answerTo: (body: Body) => Promise<Answer>,
): Promise<Answer> {
  const body = await readJson(request, schema, wallboardLimits.bodyBytes)
  if (body.ok) return answerTo(body.value)
  const detail =
    body.refusal.kind === 'invalid' ? body.refusal.detail : 'The question is longer than allowed.'
  return refusal('invalid', { detail })
}

/** The session first, so that a stranger learns nothing from the form of a body. */
export const signedIn =
  <Body>(
    ports: Pick<WallboardRoutePorts, 'authority'>,
    schema: z.ZodMiniType<Body>,
    answerTo: (account: Account, body: Body) => Promise<Answer>,
  ): WallRoute =>
  async (request) => {
    const asker = await askerOf(ports, request)
    if (asker === null) return refusal('reauth')
    return readQuestion(request, schema, (body) => answerTo(asker.account, body))
  }
