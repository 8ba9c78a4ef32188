import * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import { type Account, accountSchema } from '#shared/domain/person'
import {
  type ClaimAnswer,
  type CodeOffer,
  claimAnswerSchema,
  codeOfferSchema,
} from '#shared/protocol/displays'
import { serverKey } from '../disk/databases'
import type { AccountStorage } from './session'

export interface DisplaySessionOptions {
  readonly serverUrl: string
  readonly fetch?: typeof fetch
  readonly storage?: AccountStorage
}

/** A screen that was let in as a display. */
export interface SignedDisplay {
  readonly token: string
  readonly account: Account
}

/**
 * The way in of a screen without hands. Kept apart from the session of whoever works at this computer, so that neither
 * ends the other.
 */
export interface DisplaySession {
  readonly kept: () => SignedDisplay | null
  readonly keep: (display: SignedDisplay) => void
  readonly forget: () => void
  /** A code to show; null where the server cannot be reached or gives none now. Does not reject. */
  readonly offer: (signal: AbortSignal) => Promise<CodeOffer | null>
  /** What became of the code behind this secret; null where the server cannot be reached. Does not reject. */
  readonly claim: (secret: string, signal: AbortSignal) => Promise<ClaimAnswer | null>
}

const keptSchema = z.readonly(z.strictObject({ token: z.string(), account: accountSchema }))

export function openDisplaySession(options: DisplaySessionOptions): DisplaySession {
  const { serverUrl, storage = localStorage } = options
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const place = `display-${serverKey(serverUrl)}`
  const ask = async <Answer>(
    path: string,
    question: object,
    schema: z.ZodMiniType<Answer>,
    signal: AbortSignal,
  ): Promise<Answer | null> => {
    const headers = { 'content-type': 'application/json' }
    const sent = { method: 'POST', headers, body: JSON.stringify(question), signal }
    try {
      const response = await request(`${serverUrl}/api/displays/${path}`, sent)
      const answer = fromOutside(schema, await response.json())
      return answer.ok ? answer.value : null
    } catch {
      return null
    }
  }
  return {
    kept: () => {
      const parsed = fromOutside(keptSchema, jsonOf(storage.getItem(place)))
      return parsed.ok ? parsed.value : null
    },
    keep: (display) => storage.setItem(place, JSON.stringify(display)),
    forget: () => storage.removeItem(place),
    offer: (signal) => ask('code', {}, codeOfferSchema, signal),
    claim: (secret, signal) => ask('claim', { secret }, claimAnswerSchema, signal),
  }
}

/** What another release or another program left there is treated as absent. */
function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
