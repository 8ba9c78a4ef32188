import { fromOutside } from '#shared/domain/fromOutside'
import {
  type NewPassword,
  type NewPasswordAnswer,
  newPasswordAnswerSchema,
} from '#shared/protocol/ownPassword'
import type { Unreached } from '../onDemand/archive'

/** Another password for whoever is signed in; only the server can give it. */
export interface OwnPassword {
  /** Never rejects. Where no answer came back the password may have been changed all the same. */
  readonly change: (asked: NewPassword) => Promise<NewPasswordAnswer | Unreached>
}

export interface OwnPasswordOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

export function createOwnPassword(options: OwnPasswordOptions): OwnPassword {
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${options.token}` }
  return {
    change: async (asked) => {
      const sent = { method: 'POST', headers, body: JSON.stringify(asked) }
      try {
        const response = await request(`${options.serverUrl}/api/password`, sent)
        const answer = fromOutside(newPasswordAnswerSchema, await response.json())
        return answer.ok ? answer.value : { kind: 'unreached' }
      } catch {
        return { kind: 'unreached' }
      }
    },
  }
}
