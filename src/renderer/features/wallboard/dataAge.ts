import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { SyncState } from '../../data/deskData'
import { ageOf, isStale } from '../../desk/freshness'
import { spokenAge } from '../../ui/ageText'

/** How far the wall can be believed. `hasAll` is false until the first copy of the desk is complete. */
export interface DataAge {
  readonly words: string
  readonly isStale: boolean
  readonly hasAll: boolean
}

/** What the head of the wall says about its data. Over 60 s without a word from the server it is stale. */
export function dataAge(sync: SyncState, now: Instant): DataAge {
  const { connection } = sync
  const ageMs = ageOf(sync, now)
  const isOld = ageMs === null || isStale(sync, now)
  switch (connection.kind) {
    case 'loading':
      return {
        words: loadingWords(connection.loadedRows, connection.expectedRows),
        isStale: isOld,
        hasAll: false,
      }
    case 'too-old':
      return { words: say('wallboard:age.newer'), isStale: true, hasAll: ageMs !== null }
    case 'replaced':
      return { words: say('wallboard:age.replaced'), isStale: true, hasAll: ageMs !== null }
    case 'signed-out':
      return { words: say('wallboard:age.signedOut'), isStale: true, hasAll: ageMs !== null }
    case 'connecting':
    case 'live':
    case 'offline':
      return ageMs === null
        ? { words: say('wallboard:age.none'), isStale: true, hasAll: false }
        : { words: say('wallboard:age.old', { age: spokenAge(ageMs) }), isStale: isOld, hasAll: true }
    default:
      return assertNever(connection)
  }
}

const loadingWords = (loaded: number, expected: number): string =>
  say('wallboard:age.loading', { loaded: Math.min(loaded, expected), expected })
