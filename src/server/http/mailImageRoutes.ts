import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { assertNever } from '#shared/domain/assertNever'
import type { Account } from '#shared/domain/person'
import { type MailImageRefusal, mailImageLimits, mailImageQuestionSchema } from '#shared/protocol/mailImages'
import type { Authority } from '../auth/createAuthority'
import type { Picture } from '../mailImages/createFetchImage'
import type { MailImages } from '../mailImages/createMailImages'
import { type Answer, json } from './answer'
import { askerOf } from './askerOf'
import { readJson } from './readJson'
import { createSeats } from './seats'

export interface MailImageRoutePorts {
  readonly mailImages: MailImages
  readonly authority: Pick<Authority, 'accountOf'>
}

type MailImageRoute = (request: IncomingMessage) => Promise<Answer>

/** Each may hold an image in memory and a line to a computer that takes its time. */
const FETCHES_AT_ONCE = { perPerson: 4, inAll: 16 } as const

/** An image of a mail, fetched by the server for whoever is signed in and asks for it (ADR 26). */
export function createMailImageRoutes({
  mailImages,
  authority,
}: MailImageRoutePorts): Readonly<Record<string, MailImageRoute>> {
  const fetching = createSeats(FETCHES_AT_ONCE)
  return {
    'POST /api/mail-images': async (request) => {
      const asker = await askerOf({ authority }, request)
      if (asker === null) return refusal('reauth')
      const { account } = asker
      return fetching.sit(
        account.id,
        () => fetchAsked(mailImages, account, request),
        () => refusal('busy'),
      )
    },
  }
}

async function fetchAsked(
  mailImages: MailImages,
  account: Account,
  request: IncomingMessage,
): Promise<Answer> {
  const question = await readJson(request, mailImageQuestionSchema, mailImageLimits.bodyBytes)
  if (!question.ok) return refusal('invalid')
  const hungUp = new AbortController()
  const hangUp = () => hungUp.abort()
  request.socket.once('close', hangUp)
  try {
    const fetched = await mailImages.fetch(account, question.value, hungUp.signal)
    return fetched.ok ? picture(fetched.value) : refusal(fetched.refusal.kind)
  } finally {
    request.socket.off('close', hangUp)
  }
}

/** As what it was found to be, to be looked at by whoever asked and kept by nobody. */
const picture = ({ type, bytes }: Picture): Answer => ({
  status: 200,
  headers: {
    'content-type': type,
    'content-length': String(bytes.length),
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  },
  body: Readable.from([bytes]),
})

const refusal = (kind: MailImageRefusal['kind']): Answer =>
  json(statusOf(kind), { kind } satisfies MailImageRefusal)

function statusOf(kind: MailImageRefusal['kind']): number {
  switch (kind) {
    case 'reauth':
      return 401
    case 'invalid':
      return 400
    case 'unknown':
      return 404
    case 'off':
    case 'not-public':
    case 'other-port':
      return 403
    case 'busy':
      return 503
    case 'no-answer':
    case 'not-given':
    case 'not-an-image':
    case 'too-large':
    case 'too-many-redirects':
      return 502
    default:
      return assertNever(kind)
  }
}
