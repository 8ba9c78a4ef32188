import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import type { Connection } from '../../data/deskData'
import type { WallClock } from '../../ui/wallClock'

const RELOAD_HOUR = '04'
const QUIET_MS = 2 * MINUTE_MS
/** A page younger than this was just loaded, perhaps by the reload itself. */
const FRESH_PAGE_MS = 61 * MINUTE_MS
/** A server in the middle of its own update may serve the old page once more. */
const OUTDATED_AGAIN_MS = 5 * MINUTE_MS

/**
 * Whether the wall may load itself anew now: once in the hour from 04:00 of the desk, only while the server answers
 * (a page that cannot be fetched would leave a blank wall), and at a minute without a breach coming. A page that the
 * server finds too old is loaded anew without waiting for the night.
 */
export function isReloadDue(
  wall: {
    readonly openedAt: Instant
    readonly connection: Connection['kind']
    readonly nextBreachAt: Instant | null
    readonly wallClock: WallClock
  },
  now: Instant,
): boolean {
  const ageMs = now - wall.openedAt
  if (wall.connection === 'too-old' || wall.connection === 'replaced') return ageMs >= OUTDATED_AGAIN_MS
  if (wall.connection !== 'live' || ageMs < FRESH_PAGE_MS) return false
  if (wall.nextBreachAt !== null && wall.nextBreachAt - now < QUIET_MS) return false
  return wall.wallClock.minute(now).startsWith(`${RELOAD_HOUR}:`)
}
