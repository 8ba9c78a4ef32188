import type { IncomingMessage } from 'node:http'
import { type Answer, json } from '../http/answer'
import { readJson } from '../http/readJson'
import type { Logger } from '../log'
import { type AccountsAnswer, accountWishSchema } from './accountWish'
import type { AccountsDesk } from './createAccountsDesk'

export interface AccountRoutePorts {
  readonly accountsDesk: AccountsDesk
  /** Whether a request brought the accounts' key. */
  readonly isTrusted: (request: IncomingMessage) => boolean
  readonly log: Pick<Logger, 'info'>
}

/** A list of five hundred queues stays below this. */
const WISH_BYTES = 64 * 1024

const answer = (status: number, value: AccountsAnswer): Answer => json(status, value)

/** Who may sign in, over HTTP: told and changed for whoever has the accounts' key. */
export const createAccountRoutes = ({ accountsDesk, isTrusted, log }: AccountRoutePorts) => ({
  'POST /api/accounts': async (request: IncomingMessage): Promise<Answer> => {
    if (!isTrusted(request)) return answer(401, { kind: 'unauthorised' })
    const body = await readJson(request, accountWishSchema, WISH_BYTES)
    if (!body.ok) {
      return body.refusal.kind === 'invalid'
        ? answer(400, body.refusal)
        : answer(413, { kind: 'invalid', detail: 'The wish is larger than allowed.' })
    }
    const told = await accountsDesk.ask(body.value)
    if (told.ok && told.value.kind !== 'accounts') {
      log.info({ account: told.value.account.id, wish: body.value.kind }, 'account changed')
    }
    return told.ok ? answer(200, told.value) : answer(409, { kind: 'refused', sentence: told.refusal })
  },
})
