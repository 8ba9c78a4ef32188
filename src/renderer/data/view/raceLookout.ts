import { type Race, racesIn } from '#shared/commands/races'
import type { PersonId } from '#shared/domain/ids'
import type { TicketRow } from '../cache/cacheStore'
import type { Mirror } from './mirror'

/** Races of this agent with others, told as the rows arrive that show them. */
export interface Races {
  /** Also told what happened before anybody listened. Answers the undo. */
  readonly hear: (listener: (race: Race) => void) => () => void
}

export interface RaceLookout extends Races {
  /** To be called with confirmed rows before the mirror has them. */
  readonly look: (rows: readonly TicketRow[]) => void
}

/** So many are told to somebody who comes later; older ones are old news. */
const KEPT_UNHEARD = 10

export function createRaceLookout(mirror: Pick<Mirror, 'confirmed'>, me: PersonId): RaceLookout {
  const listeners = new Set<(race: Race) => void>()
  let unheard: readonly Race[] = []
  const tell = (race: Race): void => {
    if (listeners.size === 0) unheard = [...unheard, race].slice(-KEPT_UNHEARD)
    for (const listener of listeners) listener(race)
  }
  return {
    look: (rows) => {
      for (const { id, data } of rows) {
        const before = mirror.confirmed(id)
        if (before) racesIn(before.data, data, me).forEach(tell)
      }
    },
    hear: (listener) => {
      listeners.add(listener)
      const missed = unheard
      unheard = []
      missed.forEach(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
