import type { PersonId } from '#shared/domain/ids'

export interface SeatLimits {
  /** Pieces of work of one person at once. */
  readonly perPerson: number
  readonly inAll: number
}

export interface Seats {
  /** Does a person's work, or answers that there is no room for it now. */
  readonly sit: <Done>(person: PersonId, work: () => Promise<Done>, full: () => Done) => Promise<Done>
}

/** Lets only so many pieces of work run at once. */
export function createSeats({ perPerson, inAll }: SeatLimits): Seats {
  const taken = new Map<PersonId, number>()
  let all = 0
  return {
    sit: async (person, work, full) => {
      const running = taken.get(person) ?? 0
      if (running >= perPerson || all >= inAll) return full()
      taken.set(person, running + 1)
      all++
      try {
        return await work()
      } finally {
        all--
        const left = (taken.get(person) ?? 1) - 1
        if (left > 0) taken.set(person, left)
        else taken.delete(person)
      }
    },
  }
}
