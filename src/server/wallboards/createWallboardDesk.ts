import { utc, type Zone, zoneNamed } from '#shared/domain/calendar/localTime'
import type { PersonId } from '#shared/domain/ids'
import { type Instant, SECOND_MS } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import {
  FIRST_WALLBOARD,
  firstWallboard,
  queuesInView,
  type Wallboard,
  type WallboardId,
} from '#shared/domain/wallboard'
import type { Display } from '#shared/protocol/displays'
import { type WallboardFigures, type WallRefusal, wallboardLimits } from '#shared/protocol/wallboards'
import type { DisplayDoor } from '../auth/createDisplayDoor'
import type { DisplayStore } from '../db/displayStore'
import type { IntakeStore } from '../db/store'
import type { WallboardStore } from '../db/wallboardStore'
import type { ServerClock } from '../ports'
import type { PromiseLedger } from './promiseLedger'
import { createWallboardBell, type WallboardBell } from './wallboardBell'
import { wallboardFigures } from './wallboardFigures'

export interface WallboardDeskPorts {
  readonly store: WallboardStore & DisplayStore & Pick<IntakeStore, 'readDesk'>
  readonly door: Pick<DisplayDoor, 'seen'>
  readonly ledger: PromiseLedger
  readonly clock: ServerClock
  /** Looks at every connected account anew, after what displays may see was changed. */
  readonly refresh: () => Promise<void>
}

type Why = WallRefusal['why']

/** Wallboards as people set them up and as displays ask for them. */
export interface WallboardDesk {
  readonly list: (account: Account) => Promise<readonly Wallboard[]>
  /** The wallboard that an account asks for; a display gets its own, null the first. */
  readonly shown: (account: Account, id: WallboardId | null) => Promise<Result<Wallboard, Why>>
  /** The same, as soon as its version is another one, or after a while. */
  readonly watch: (
    account: Account,
    id: WallboardId | null,
    version: number,
  ) => Promise<Result<Wallboard, Why>>
  /** Refused with what somebody else saved meanwhile, where that is why. */
  readonly save: (
    account: Account,
    wallboard: Wallboard,
  ) => Promise<Result<Wallboard, Pick<WallRefusal, 'why' | 'changed'>>>
  readonly remove: (account: Account, id: WallboardId) => Promise<Result<null, Why>>
  /** Shows another wallboard on a display. */
  readonly showOn: (
    account: Account,
    display: PersonId,
    wallboard: WallboardId,
  ) => Promise<Result<Display, Why>>
  readonly figures: (account: Account, id: WallboardId | null) => Promise<Result<WallboardFigures, Why>>
  readonly close: () => void
}

/** Several displays of one wallboard ask about the same minute. */
const FIGURES_KEPT_MS = 50 * SECOND_MS

export const mayChangeWallboards = ({ role }: Pick<Account, 'role'>): boolean =>
  role === 'supervisor' || role === 'admin'

export function createWallboardDesk(ports: WallboardDeskPorts): WallboardDesk {
  const bell = createWallboardBell()
  const figures = createFigures(ports)
  const reading = createReading(ports)
  let isClosed = false
  return {
    ...reading,
    ...createChanging(ports, bell),
    showOn: createShowingOn(ports, reading, bell),
    watch: async (account, id, version) => {
      const since = bell.rung()
      const present = await reading.shown(account, id)
      if (!present.ok || present.value.version !== version || isClosed) return present
      // A display that was given another wallboard meanwhile names the one that it shows still.
      if (id !== null && present.value.id !== id) return present
      await bell.wait(present.value.id, wallboardLimits.watchMs, since)
      return reading.shown(account, id)
    },
    figures: async (account, id) => {
      const found = await reading.shown(account, id)
      if (!found.ok) return found
      const seen = queuesInView(found.value.queues, account.queues)
      return figures.of({ ...found.value, queues: seen }, ports.clock.now())
    },
    close: () => {
      isClosed = true
      bell.close()
    },
  }
}

function createReading({ store, door }: WallboardDeskPorts): Pick<WallboardDesk, 'list' | 'shown'> {
  const all = async (): Promise<readonly Wallboard[]> => {
    const kept = await store.wallboards()
    if (kept.some(({ id }) => id === FIRST_WALLBOARD)) return kept
    return [firstWallboard((await store.readDesk())?.name ?? ''), ...kept]
  }
  const shown: WallboardDesk['shown'] = async (account, asked) => {
    // One that was sent away meanwhile shows nothing any more.
    const id = account.role === 'display' ? await door.seen(account) : (asked ?? FIRST_WALLBOARD)
    const found = (await all()).find((one) => one.id === id)
    return found ? accepted(found) : refused('unknown')
  }
  return {
    list: async (account) => {
      if (account.role !== 'display') return all()
      const own = await shown(account, null)
      return own.ok ? [own.value] : []
    },
    shown,
  }
}

function createChanging(
  { store, refresh }: WallboardDeskPorts,
  bell: WallboardBell,
): Pick<WallboardDesk, 'save' | 'remove'> {
  return {
    save: async (account, wallboard) => {
      const why = await whyNotSave(store, account, wallboard)
      if (why) return refused({ why })
      const saved = await store.saveWallboard(wallboard, account)
      if (!saved.ok) return refused({ why: 'changed', changed: saved.refusal })
      await refresh()
      bell.ring(wallboard.id)
      return saved
    },
    remove: async (account, id) => {
      const before = await store.wallboard(id)
      if (!mayChangeWallboards(account) || (before && !seesAllOf(account, before))) {
        return refused('not-allowed')
      }
      const displays = await store.displays()
      if (displays.some(({ wallboard }) => wallboard === id)) return refused('in-use')
      await store.removeWallboard(id)
      bell.ring(id)
      return accepted(null)
    },
  }
}

/** Who waits for a change of the wallboard that the display showed is told of the other one at once. */
function createShowingOn(
  { store, refresh }: WallboardDeskPorts,
  { shown }: Pick<WallboardDesk, 'shown'>,
  bell: WallboardBell,
): WallboardDesk['showOn'] {
  return async (account, id, wallboard) => {
    if (!mayChangeWallboards(account)) return refused('not-allowed')
    const before = await store.display(id)
    const asked = await shown(account, wallboard)
    if (before === null || !asked.ok) return refused('unknown')
    if (!seesAllOf(account, asked.value)) return refused('not-allowed')
    const display = await store.showOnDisplay(id, asked.value)
    if (display === null) return refused('unknown')
    await refresh()
    bell.ring(before.wallboard)
    return accepted(display)
  }
}

/** Nobody shows others what they may not see themselves. */
async function whyNotSave(
  store: WallboardStore,
  account: Account,
  wallboard: Wallboard,
): Promise<Why | null> {
  if (!mayChangeWallboards(account) || !seesAllOf(account, wallboard)) return 'not-allowed'
  const before = await store.wallboard(wallboard.id)
  if (before && !seesAllOf(account, before)) return 'not-allowed'
  if (before === null && (await store.wallboards()).length >= wallboardLimits.wallboards) return 'full'
  return null
}

/** Whether somebody may see every queue that a wallboard shows. */
export function seesAllOf({ queues }: Pick<Account, 'queues'>, wallboard: Wallboard): boolean {
  if (queues === 'all') return true
  return wallboard.queues !== 'all' && wallboard.queues.every((queue) => queues.includes(queue))
}

function createFigures({ ledger }: Pick<WallboardDeskPorts, 'ledger'>) {
  const kept = new Map<string, { readonly figures: WallboardFigures; readonly until: number }>()
  return {
    of: async (wall: Wallboard, now: Instant): Promise<Result<WallboardFigures, Why>> => {
      const key = JSON.stringify([wall.id, wall.version, wall.queues])
      const before = kept.get(key)
      if (before && now >= before.figures.at && now < before.until) return accepted(before.figures)
      for (const [old, { until }] of kept) if (until <= now) kept.delete(old)
      const page = await ledger.read()
      if (page === null) return refused('unknown')
      const figures = await wallboardFigures(wall, page, zoneOf(page.desk.calendars[0]?.timezone), now)
      kept.set(key, { figures, until: now + FIGURES_KEPT_MS })
      return accepted(figures)
    },
  }
}

const zoneOf = (name: string | undefined): Zone => (name === undefined ? null : zoneNamed(name)) ?? utc
