import type { Desk, Queue } from '#shared/domain/desk'
import type { Instant } from '#shared/domain/instant'
import type { Person } from '#shared/domain/person'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { TicketWrite } from '../../db/store'
import type { DemoChange } from './demoChange'
import { createInitialWork } from './initialWork'
import { createLiveWork } from './liveWork'
import { aiko, deskPeople, deskQueues } from './people'

export interface DemoWork {
  readonly desk: Desk
  readonly queues: readonly Queue[]
  /** Everybody who works there; the first three are those that accounts are made for. */
  readonly people: readonly Person[]
  /** Who set up its wallboard. */
  readonly supervisor: Person
  readonly writes: readonly TicketWrite[]
}

export interface DemoDesk {
  /** The work that lies there when the desk is first opened; the same for the same seed, now and zone. */
  readonly initial: () => DemoWork
  /**
   * The next live change (DEM5). Ask, wait, make, write, ask again, one at a time. Works on a store filled by an
   * earlier run as well, because it looks up which numbers are taken.
   */
  readonly next: () => DemoChange
}

/** Invented work of a help desk for people without a log of their own. `zone` is the desk's IANA zone. */
export function createDemoDesk(options: {
  readonly seed: number
  readonly now: Instant
  readonly zone: string
}): DemoDesk {
  const desk = defaultDesk('T-Minus demo desk', options.zone)
  const live = createLiveWork(options.seed)
  return {
    initial: () => ({
      desk,
      queues: deskQueues,
      people: deskPeople,
      supervisor: aiko,
      writes: createInitialWork(options.seed, options.now, desk),
    }),
    next: live.next,
  }
}
