import type { IncomingMessage } from 'node:http'
import { type NewPasswordAnswer, newPasswordSchema } from '#shared/protocol/ownPassword'
import type { Authority } from '../auth/createAuthority'
import type { OwnPassword } from '../auth/createOwnPassword'
import { type Answer, json, laterJson } from './answer'
import type { AddressOf } from './askedFrom'
import { askerOf } from './askerOf'
import { readJson } from './readJson'

export interface PasswordRoutePorts {
  readonly authority: Pick<Authority, 'accountOf'>
  readonly changePassword: OwnPassword
  readonly addressOf: AddressOf
}

const BODY_BYTES = 4_096

const statuses: Readonly<Record<NewPasswordAnswer['kind'], number>> = {
  changed: 200,
  reauth: 401,
  'not-allowed': 403,
  'wrong-password': 403,
  'too-short': 400,
  invalid: 400,
  'too-many-tries': 429,
}

const answerOf = (said: NewPasswordAnswer): Answer =>
  said.kind === 'too-many-tries' ? laterJson(said) : json(statuses[said.kind], said)

/** The session first, so that a stranger learns nothing from the form of a body. */
export const createPasswordRoutes = ({ authority, changePassword, addressOf }: PasswordRoutePorts) => ({
  'POST /api/password': async (request: IncomingMessage): Promise<Answer> => {
    const asker = await askerOf({ authority }, request)
    if (asker === null) return answerOf({ kind: 'reauth' })
    const body = await readJson(request, newPasswordSchema, BODY_BYTES)
    if (!body.ok) return json(body.refusal.kind === 'too-large' ? 413 : 400, { kind: 'invalid' })
    return answerOf(await changePassword(asker, body.value, addressOf(request)))
  },
})
