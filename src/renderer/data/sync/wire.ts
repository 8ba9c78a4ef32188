import type { Farewell, Lag, Live, Looking, Presence, ScopesChanged } from '#shared/protocol/messages'
import type { Question } from '#shared/sync/effect'
import type { Answer } from '#shared/sync/event'
import type { ReadPage } from '../cache/unpackPart'

/** What a connection tells; after `closed` it tells nothing more. */
export interface WireEars {
  readonly opened: () => void
  /** It could not be opened, or closed, or what it said could not be read, or an answer did not come in time. */
  readonly closed: (reason: string) => void
  readonly answered: (
    request: number,
    answer: Answer,
    askedAt: number,
    answeredAt: number,
    pages?: readonly ReadPage[],
  ) => void
  readonly live: (live: Live) => void
  readonly scopes: (changed: ScopesChanged) => void
  readonly lag: (lag: Lag) => void
  readonly presence: (presence: Presence) => void
  readonly farewell: (farewell: Farewell) => void
}

/** One connection, from its opening to its end. It is never opened again: the machine decides when to make another. */
export interface Wire {
  readonly ask: (request: number, question: Question) => void
  /** Said and not waited for: an older server has no word for it, and nothing depends on it. */
  readonly look: (looking: Looking) => void
  readonly close: () => void
}

export type OpenWire = (ears: WireEars) => Wire
