import { protocolOne } from '#kit/protocolOne'
import type { Account } from '#shared/domain/person'
import { PROTOCOL } from '#shared/protocol/version'
import { Violation } from '../world/violation'

/**
 * Puts the words of a console into those of the protocol before and back again. What the server says to it is read as
 * that protocol reads it: a word or a field too many is a fault (SIM18).
 */
export interface Translator {
  readonly toServer: (event: string, payload: object) => object
  readonly fromServer: (event: string, payload: unknown) => unknown
}

/** What a console of the present protocol wants to hear of chapters: one that never ends. */
const ONLY_CHAPTER = { chapter: 'chapter-1', isContinued: true }

const told = { live: protocolOne.live, scopes: protocolOne.scopes } as const
const answers = [
  protocolOne.welcome,
  protocolOne.pullAnswer,
  protocolOne.pushAnswer,
  protocolOne.beat,
] as const

export function createTranslator(): Translator {
  let account: Account | null = null
  const upToDate = (payload: object): object => {
    if ('kind' in payload && payload.kind === 'welcome') {
      account = protocolOne.welcome.parse(payload).account
      return { ...payload, ...ONLY_CHAPTER }
    }
    // It has no account in the word about scopes, so that the one of the welcome goes on.
    return 'scopes' in payload && account !== null ? { account, ...payload } : payload
  }
  return {
    toServer: (event, payload) => {
      const {
        chapter: _chapter,
        newestSent: _newestSent,
        form: _form,
        ...older
      } = payload as Record<string, unknown>
      return event === 'hello' ? { ...older, protocol: PROTOCOL - 1 } : older
    },
    fromServer: (event, payload) => {
      const schemas = event === 'live' || event === 'scopes' ? [told[event]] : answers
      const isOfItsWords = schemas.some((schema) => schema.safeParse(payload).success)
      if (event === 'lag' || (event !== 'farewell' && !isOfItsWords)) {
        throw new Violation(
          'SIM18',
          `${event} to a console of the protocol before: ${JSON.stringify(payload).slice(0, 300)}`,
        )
      }
      return typeof payload === 'object' && payload !== null ? upToDate(payload) : payload
    },
  }
}
