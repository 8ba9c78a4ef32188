import { plusMs } from '../instant'
import type { Calendar } from './calendar'
import { textHash, zonesHash } from './calendarHash'
import { utc } from './localTime'

const writtenHash = textHash('always open')
const zoneHash = zonesHash([utc])

/** Around the clock: every minute counts, in every year. Its dates are those of UTC. */
export const alwaysOpen: Calendar = {
  id: 'always-open',
  name: 'Around the clock',
  addOpen: (from, openMs) => {
    if (!Number.isFinite(openMs)) return null
    return plusMs(from, openMs < 0 ? Math.floor(openMs) : Math.ceil(openMs))
  },
  openBetween: (from, to) => Math.max(0, to - from),
  nextOpen: (at) => at,
  prevOpen: (at) => at,
  windowsBetween: (from, to) => (from < to ? [{ opensAt: from, closesAt: to }] : []),
  stretchesBetween: (from, to) => (from < to ? [{ from, to, open: true }] : []),
  zone: utc,
  zoneAt: () => utc,
  writtenHash,
  zoneHash,
  hash: textHash(`${writtenHash}|${zoneHash}`),
}
