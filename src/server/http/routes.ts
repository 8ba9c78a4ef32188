import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { checkHistory } from '#shared/domain/sla/checkHistory'
import {
  type IntakeAnswer,
  type IntakeRequest,
  intakeLimits,
  intakeRequestSchema,
} from '#shared/protocol/intake'
import { type SignInAnswer, signInRequestSchema } from '#shared/protocol/signIn'
import { createAccountRoutes } from '../accounts/accountRoutes'
import { createAccountsDesk } from '../accounts/createAccountsDesk'
import type { Attachments } from '../attachments/createAttachments'
import type { Authority } from '../auth/createAuthority'
import type { DisplayDoor } from '../auth/createDisplayDoor'
import { createOwnPassword } from '../auth/createOwnPassword'
import type { Commit, Store } from '../db/store'
import type { Logger } from '../log'
import type { MailImages } from '../mailImages/createMailImages'
import type { Meters } from '../meters'
import type { Randomness, ServerClock } from '../ports'
import { createTermsDesk } from '../terms/termsDesk'
import { createTermsRoutes } from '../terms/termsRoutes'
import type { WallboardDesk } from '../wallboards/createWallboardDesk'
import { type Answer, bearerOf, json, laterJson, plain } from './answer'
import { createArchiveRoutes } from './archiveRoutes'
import type { AddressOf } from './askedFrom'
import { createAttachmentRoutes } from './attachmentRoutes'
import { createDisplayRoutes } from './displayRoutes'
import { createMailImageRoutes } from './mailImageRoutes'
import { createPaperRoutes } from './paperRoutes'
import { createPasswordRoutes } from './passwordRoutes'
import { type BodyRefusal, readJson } from './readJson'
import { createWallboardRoutes } from './wallboardRoutes'

export interface RoutePorts {
  readonly store: Store
  readonly authority: Authority
  readonly attachments: Attachments
  readonly mailImages: MailImages
  readonly door: DisplayDoor
  readonly wallboards: WallboardDesk
  readonly meters: Meters
  readonly clock: ServerClock
  readonly randomness: Randomness
  readonly log: Pick<Logger, 'info'>
  readonly addressOf: AddressOf
  readonly isAskedFromHere: (request: IncomingMessage) => boolean
  readonly intakeKey: string
  readonly accountsKey: string
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
  /** Looks at every connected session anew. */
  readonly refresh: () => Promise<void>
  /** Ends the connections of a token. */
  readonly dismiss: (token: string) => void
}

export type Route = (request: IncomingMessage) => Promise<Answer>

const SIGN_IN_BYTES = 4_096

/** Every call of the server but the console's files, by method and path; `*` stands for any last part. */
export const createRoutes = (ports: RoutePorts): Readonly<Record<string, Route>> => ({
  'POST /api/sign-in': (request) => signIn(ports, request),
  'POST /api/sign-out': (request) => signOut(ports, request),
  'POST /api/intake': (request) => takeIn(ports, request),
  'GET /healthz': async () => plain(200, 'ok'),
  'GET /readyz': () => readiness(ports),
  'GET /metrics': (request) => metrics(ports, request),
  ...createArchiveRoutes(ports),
  ...createAttachmentRoutes(ports),
  ...createMailImageRoutes(ports),
  ...createPaperRoutes(ports),
  ...createPasswordRoutes({ ...ports, changePassword: createOwnPassword(ports) }),
  ...createWallboardRoutes(ports),
  ...createDisplayRoutes({ ...ports, displays: ports.store }),
  ...createTermsRoutes({
    log: ports.log,
    termsDesk: createTermsDesk(ports),
    isTrusted: (request) => isKey(bearerOf(request), ports.intakeKey),
  }),
  ...createAccountRoutes({
    log: ports.log,
    accountsDesk: createAccountsDesk(ports),
    isTrusted: (request) => isKey(bearerOf(request), ports.accountsKey),
  }),
})

async function signIn({ authority, addressOf }: RoutePorts, request: IncomingMessage): Promise<Answer> {
  const body = await readJson(request, signInRequestSchema, SIGN_IN_BYTES)
  if (!body.ok) return json(statusOf(body.refusal), { kind: 'invalid' } satisfies SignInAnswer)
  const answer = await authority.signIn(body.value, addressOf(request))
  if (answer.kind === 'signed-in') return json(200, answer)
  return answer.kind === 'too-many-tries' ? laterJson(answer) : json(401, answer)
}

async function signOut({ authority, dismiss }: RoutePorts, request: IncomingMessage): Promise<Answer> {
  const token = bearerOf(request)
  if (token) {
    await authority.signOut(token)
    dismiss(token)
  }
  return { status: 204, headers: {}, body: null }
}

/** Tickets from outside. The key is asked for from this computer as well: any page open on it can reach us. */
async function takeIn(ports: RoutePorts, request: IncomingMessage): Promise<Answer> {
  const answer = (status: number, value: IntakeAnswer) => json(status, value)
  if (!isKey(bearerOf(request), ports.intakeKey)) return answer(401, { kind: 'unauthorised' })
  const body = await readJson(request, intakeRequestSchema, intakeLimits.bodyBytes)
  if (!body.ok) {
    const { refusal } = body
    const detail = refusal.kind === 'invalid' ? refusal.detail : 'The body is larger than allowed.'
    return answer(statusOf(refusal), { kind: 'invalid', detail })
  }
  const { tickets, queues } = body.value
  const untrue = untrueHistory(tickets)
  if (untrue !== null) return answer(400, { kind: 'invalid', detail: untrue })
  const { written, unchanged } = await ports.commitAndSend(
    () => ports.store.writeTickets(tickets, queues),
    ({ commit }) => commit,
  )
  return answer(200, { kind: 'written', written, unchanged })
}

/** What is wrong with the first history that cannot be true; null when all may be kept. */
function untrueHistory(tickets: IntakeRequest['tickets']): string | null {
  for (const [index, { ticket }] of tickets.entries()) {
    const [fault] = checkHistory(ticket)
    if (fault) return `${['tickets', index, 'ticket', ...fault.path].join('.')}: ${fault.sentence}`
  }
  return null
}

async function readiness({ store }: RoutePorts): Promise<Answer> {
  try {
    await store.ping()
    return plain(200, 'ready')
  } catch {
    return plain(503, 'The store does not answer.')
  }
}

async function metrics(
  { meters, intakeKey, isAskedFromHere }: RoutePorts,
  request: IncomingMessage,
): Promise<Answer> {
  if (!isAskedFromHere(request) && !isKey(bearerOf(request), intakeKey)) {
    return plain(401, 'Metrics need the intake key.')
  }
  return plain(200, await meters.text(), { 'content-type': meters.contentType })
}

const statusOf = (refusal: BodyRefusal): number => (refusal.kind === 'too-large' ? 413 : 400)

/** Compared as hashes, so that neither length nor content shows in the time it takes. */
function isKey(given: string | null, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return given !== null && timingSafeEqual(digest(given), digest(wanted))
}
