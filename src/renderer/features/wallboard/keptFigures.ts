import type { Instant } from '#shared/domain/instant'
import type { WallDesk } from './wallDesk'
import {
  type OpenPromise,
  type QueueBands,
  type UrgentHands,
  type WallFigures,
  wallFigures,
} from './wallFigures'

/**
 * Counts what the wall shows, and answers the lists of the time before wherever they say the same: their tiles need not
 * be drawn again (WBD41).
 */
export function createKeptFigures(): (desk: WallDesk, now: Instant) => WallFigures {
  let before: WallFigures | null = null
  return (desk, now) => {
    const next = wallFigures(desk, now)
    before = before === null ? next : keeping(before, next)
    return before
  }
}

function keeping(before: WallFigures, next: WallFigures): WallFigures {
  return {
    ...next,
    nextBreaches: kept(before.nextBreaches, next.nextBreaches, isSamePromise),
    hands: isSameHands(before.hands, next.hands) ? before.hands : next.hands,
    queues: kept(before.queues, next.queues, isSameQueue),
  }
}

const isSameList = <Item>(
  before: readonly Item[],
  next: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): boolean =>
  before.length === next.length &&
  next.every((item, index) => {
    const other = before[index]
    return other !== undefined && isSame(other, item)
  })

const kept = <Item>(
  before: readonly Item[],
  next: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): readonly Item[] => (isSameList(before, next, isSame) ? before : next)

const isSamePromise = (a: OpenPromise, b: OpenPromise): boolean =>
  a.ticket === b.ticket && a.clock === b.clock

const isSameHands = (a: UrgentHands, b: UrgentHands): boolean =>
  a.unowned === b.unowned &&
  isSameList(a.owners, b.owners, (one, other) => one.person === other.person && one.count === other.count)

const isSameQueue = (a: QueueBands, b: QueueBands): boolean =>
  a.queue === b.queue &&
  a.open === b.open &&
  a.bands.breach === b.bands.breach &&
  a.bands.near === b.bands.near &&
  a.bands.soon === b.bands.soon &&
  a.bands.later === b.bands.later &&
  a.bands.paused === b.bands.paused
