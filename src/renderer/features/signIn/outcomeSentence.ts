import { assertNever } from '#shared/domain/assertNever'
import { SECOND_MS } from '#shared/domain/instant'
import type { SignInAnswer } from '#shared/protocol/signIn'
import type { Unreachable } from '../../data/session'

/** What came of asking: the server's answer, or that it could not be asked. */
export type SignInOutcome = SignInAnswer | Unreachable

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five'] as const
const inWords = (count: number): string => numberWords[count] ?? String(count)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function triesWords(triesLeft: number): string {
  if (triesLeft <= 0) return 'Wait a minute before the next try.'
  const tries = triesLeft === 1 ? 'try' : 'tries'
  return `${capitalised(inWords(triesLeft))} more ${tries}, then a pause of one minute.`
}

function pauseWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / SECOND_MS))
  return seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} min`
}

/** What happened and what to do, as the box above the form says it; null when there is nothing to say (BRD12). */
export function outcomeSentence(outcome: SignInOutcome, server: string): string | null {
  switch (outcome.kind) {
    case 'signed-in':
      return null
    case 'wrong-password':
      return `That password does not match this address. ${triesWords(outcome.triesLeft)}`
    case 'too-many-tries':
      return `Too many tries. Wait ${pauseWords(outcome.retryAfterMs)}, then try again.`
    case 'invalid':
      return 'The server could not read that. Check the e-mail address and try again.'
    case 'unreachable':
      return `${server} cannot be reached, or is no T-Minus server. Check the network, then try again.`
    default:
      return assertNever(outcome)
  }
}
