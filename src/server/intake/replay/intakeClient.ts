import { assertNever } from '#shared/domain/assertNever'
import { type IntakeRequest, intakeAnswerSchema } from '#shared/protocol/intake'

/** What the server made of one intake. `away`: it could not be asked, so the same may be sent again. */
export type Delivery =
  | { readonly kind: 'written' }
  | { readonly kind: 'away'; readonly detail: string }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'refused'; readonly detail: string }

export type SendIntake = (request: IntakeRequest, signal: AbortSignal) => Promise<Delivery>

const ANSWER_WITHIN_MS = 20_000

/** Posts tickets to a running server's /api/intake with its key. */
export const createIntakeClient =
  (serverUrl: string, key: string): SendIntake =>
  async (request, signal) => {
    try {
      const response = await fetch(new URL('/api/intake', serverUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(request),
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      })
      return await deliveryOf(response)
    } catch (error) {
      // fetch has one kind of error for every way in which a server can be away.
      if (error instanceof Error) return { kind: 'away', detail: error.message }
      throw error
    }
  }

async function deliveryOf(response: Response): Promise<Delivery> {
  if (response.status >= 500 || response.status === 429) {
    return { kind: 'away', detail: `it answered ${response.status}` }
  }
  const answer = intakeAnswerSchema.safeParse(await response.json().catch(() => null))
  if (!answer.success)
    return { kind: 'refused', detail: `it answered ${response.status} and no intake answer` }
  switch (answer.data.kind) {
    case 'written':
      return { kind: 'written' }
    case 'unauthorised':
      return { kind: 'unauthorised' }
    case 'invalid':
      return { kind: 'refused', detail: answer.data.detail }
    default:
      return assertNever(answer.data)
  }
}
