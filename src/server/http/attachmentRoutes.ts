import type { IncomingMessage } from 'node:http'
import { assertNever } from '#shared/domain/assertNever'
import { attachmentLimits, type ContentId, contentIdSchema } from '#shared/domain/attachment'
import { SECOND_MS } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import {
  attachmentQuestionLimits,
  type UploadAnswer,
  type WantedAnswer,
  wantedQuestionSchema,
} from '#shared/protocol/attachments'
import type { ContentRefusal } from '../attachments/contentFiles'
import type { Attachments } from '../attachments/createAttachments'
import type { Authority } from '../auth/createAuthority'
import { type Answer, json } from './answer'
import { askerOf } from './askerOf'
import { contentDisposition } from './contentDisposition'
import { readJson } from './readJson'
import { createSeats } from './seats'

export interface AttachmentRoutePorts {
  readonly attachments: Attachments
  readonly authority: Pick<Authority, 'accountOf'>
}

type AttachmentRoute = (request: IncomingMessage) => Promise<Answer>

/** Of one person. A console sends one after the other; somebody who fills the disk shall not do it at full speed. */
const UPLOADS_AT_ONCE = 4
/** An upload that brings nothing for so long is cut off. */
const SILENCE_MS = 30 * SECOND_MS

/** Contents of attachments over HTTP, for whoever is signed in. The last part of a `*` path is the content's id. */
export function createAttachmentRoutes(
  ports: AttachmentRoutePorts,
): Readonly<Record<string, AttachmentRoute>> {
  const { attachments } = ports
  const uploading = createSeats({ perPerson: UPLOADS_AT_ONCE, inAll: Number.POSITIVE_INFINITY })
  return {
    'POST /api/attachments/wanted': signedIn(ports, (account, request) =>
      wanted(attachments, account, request),
    ),
    'PUT /api/attachments/*': signedIn(ports, (account, request) =>
      uploading.sit(account.id, () => upload(attachments, account, request), busy),
    ),
    'GET /api/attachments/*': signedIn(ports, (account, request) => read(attachments, account, request)),
  }
}

/** The session first, so that a stranger learns nothing and sends nothing. */
const signedIn =
  (
    ports: AttachmentRoutePorts,
    answerTo: (account: Account, request: IncomingMessage) => Promise<Answer>,
  ): AttachmentRoute =>
  async (request) => {
    const asker = await askerOf(ports, request)
    return asker ? answerTo(asker.account, request) : json(401, { kind: 'reauth' })
  }

const busy = (): Answer =>
  json(503, {
    kind: 'busy',
    detail: 'Too many files of yours are on their way. Send it later.',
  } satisfies UploadAnswer)
const unknown = (): Answer => json(404, { kind: 'unknown' })
const notAllowed = (): Answer =>
  json(403, { kind: 'not-allowed', detail: 'This account only looks on.' } satisfies UploadAnswer)

/** Null for a path that ends in anything but an id, however it is written. */
function idOf(request: IncomingMessage): ContentId | null {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const id = contentIdSchema.safeParse(path.slice(path.lastIndexOf('/') + 1))
  return id.success ? id.data : null
}

async function wanted(attachments: Attachments, account: Account, request: IncomingMessage): Promise<Answer> {
  if (account.role === 'display') return notAllowed()
  const body = await readJson(request, wantedQuestionSchema, attachmentQuestionLimits.bodyBytes)
  if (body.ok) {
    const contents = await attachments.wanted(account, body.value.contents)
    return json(200, { kind: 'wanted', contents } satisfies WantedAnswer)
  }
  const isTooLarge = body.refusal.kind === 'too-large'
  const detail =
    body.refusal.kind === 'invalid' ? body.refusal.detail : 'The question is longer than allowed.'
  return json(isTooLarge ? 413 : 400, { kind: 'invalid', detail } satisfies WantedAnswer)
}

async function upload(attachments: Attachments, account: Account, request: IncomingMessage): Promise<Answer> {
  const id = idOf(request)
  if (account.role === 'display') return notAllowed()
  if (id === null) {
    const detail = 'A content is named by its SHA-256 in lower-case hex.'
    return json(400, { kind: 'invalid', detail } satisfies UploadAnswer)
  }
  if (Number(request.headers['content-length'] ?? 0) > attachmentLimits.bytes) {
    return refusalAnswer({ kind: 'too-large' })
  }
  request.setTimeout(SILENCE_MS, () => request.destroy())
  // Not destroyed when it is refused: the answer still has to go out over its connection.
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  const taken = await attachments.upload(account, id, body)
  request.setTimeout(0)
  if (!taken.ok) return refusalAnswer(taken.refusal)
  return json(taken.value === 'new' ? 201 : 200, { kind: 'taken' } satisfies UploadAnswer)
}

function refusalAnswer({ kind }: ContentRefusal): Answer {
  const answer = (status: number, detail: string) => json(status, { kind, detail } satisfies UploadAnswer)
  switch (kind) {
    case 'too-large':
      return answer(413, 'A file may have at most 25 MB. Send a smaller one.')
    case 'no-room':
      return answer(507, 'The server has no room for the file. Tell your administrator, then send it again.')
    case 'mismatch':
      return answer(422, 'What arrived is not the file that was announced. Send it again.')
    default:
      return assertNever(kind)
  }
}

/** Never as the type it was uploaded with: nothing that somebody attached is shown or run as a page of ours (ATT7). */
async function read(attachments: Attachments, account: Account, request: IncomingMessage): Promise<Answer> {
  // A display shows no conversation; to it nothing is attached to anything (SEC110).
  if (account.role === 'display') return unknown()
  const id = idOf(request)
  const ticket = new URL(request.url ?? '/', 'http://desk').searchParams.get('ticket')
  const content = id && (await attachments.read(account, id, ticket))
  if (!content) return unknown()
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(content.bytes),
      'content-disposition': contentDisposition(content.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
    body: content.stream,
  }
}
