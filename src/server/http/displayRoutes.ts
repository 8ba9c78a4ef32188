import type * as z from 'zod/mini'
import type { Account } from '#shared/domain/person'
import {
  type ConfirmDisplay,
  claimQuestionSchema,
  confirmDisplaySchema,
  type DisplayList,
  revokeDisplaySchema,
  showOnDisplaySchema,
} from '#shared/protocol/displays'
import type { Authority } from '../auth/createAuthority'
import type { DisplayDoor } from '../auth/createDisplayDoor'
import type { DisplayStore } from '../db/displayStore'
import type { Logger } from '../log'
import { mayChangeWallboards, seesAllOf, type WallboardDesk } from '../wallboards/createWallboardDesk'
import { type Answer, json } from './answer'
import type { AddressOf } from './askedFrom'
import { nothingSchema, readQuestion, refusal, signedIn, type WallRoute } from './wallboardRoutes'

export interface DisplayRoutePorts {
  readonly door: DisplayDoor
  readonly displays: Pick<DisplayStore, 'displays' | 'removeDisplay'>
  readonly wallboards: Pick<WallboardDesk, 'shown' | 'showOn'>
  readonly authority: Pick<Authority, 'accountOf'>
  readonly addressOf: AddressOf
  readonly log: Pick<Logger, 'info'>
  /** Looks at every connected session anew, after one was ended. */
  readonly refresh: () => Promise<void>
}

/** How displays are let in by code, listed and sent away. */
export function createDisplayRoutes(ports: DisplayRoutePorts): Readonly<Record<string, WallRoute>> {
  const { door, displays, addressOf } = ports
  return {
    'POST /api/displays/code': (request) =>
      readQuestion(request, nothingSchema, async () => {
        const offer = door.offer(addressOf(request))
        if (offer.ok) return json(200, offer.value)
        return refusal('too-many-tries', { retryAfterMs: offer.refusal.retryAfterMs })
      }),
    'POST /api/displays/claim': (request) =>
      readQuestion(request, claimQuestionSchema, async ({ secret }) => json(200, await door.claim(secret))),
    'POST /api/displays/confirm': (request) =>
      bySupervisor(ports, confirmDisplaySchema, (account, body) =>
        confirm(ports, account, body, addressOf(request)),
      )(request),
    'POST /api/displays/list': bySupervisor(ports, nothingSchema, async () =>
      json(200, { kind: 'displays', displays: await displays.displays() } satisfies DisplayList),
    ),
    'POST /api/displays/show': bySupervisor(
      ports,
      showOnDisplaySchema,
      async (account, { id, wallboard }) => {
        const shown = await ports.wallboards.showOn(account, id, wallboard)
        if (!shown.ok) return refusal(shown.refusal)
        ports.log.info({ display: id, wallboard, person: account.id }, 'display shows another wallboard')
        return json(200, { kind: 'display', display: shown.value })
      },
    ),
    'POST /api/displays/revoke': bySupervisor(ports, revokeDisplaySchema, async (account, { id }) => {
      if (!(await displays.removeDisplay(id))) return refusal('unknown')
      ports.log.info({ display: id, person: account.id }, 'display revoked')
      await ports.refresh()
      return json(200, { kind: 'done' })
    }),
  }
}

const bySupervisor = <Body>(
  ports: DisplayRoutePorts,
  schema: z.ZodMiniType<Body>,
  answerTo: (account: Account, body: Body) => Promise<Answer>,
): WallRoute =>
  signedIn(ports, schema, async (account, body) =>
    mayChangeWallboards(account) ? answerTo(account, body) : refusal('not-allowed'),
  )

async function confirm(
  { door, wallboards, log }: DisplayRoutePorts,
  account: Account,
  { code, name, wallboard }: ConfirmDisplay,
  address: string,
): Promise<Answer> {
  const shown = await wallboards.shown(account, wallboard)
  if (!shown.ok) return refusal(shown.refusal)
  if (!seesAllOf(account, shown.value)) return refusal('not-allowed')
  const confirmed = await door.confirm(account, { code, name, wallboard: shown.value }, address)
  if (confirmed.ok) {
    log.info({ display: confirmed.value.id, person: account.id }, 'display confirmed')
    return json(200, { kind: 'display', display: confirmed.value })
  }
  const { refusal: why } = confirmed
  return why.kind === 'too-many-tries'
    ? refusal(why.kind, { retryAfterMs: why.retryAfterMs })
    : refusal(why.kind)
}
