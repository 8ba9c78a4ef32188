import type { Wallboards } from '#renderer/data/onDemand/wallboards'
import { DAY_MS, type Instant, instant } from '#shared/domain/instant'
import { accepted, refused } from '#shared/domain/result'
import { firstWallboard, type Wallboard } from '#shared/domain/wallboard'
import type { WallboardFigures } from '#shared/protocol/wallboards'

const objective = {
  metric: 'resolution',
  atLeastPercent: 95,
  window: { kind: 'rolling', days: 28 },
} as const
/** Met of a thousand, by day, oldest first. */
const shares = [952, 968, 941, 959, 974, 936, 961]

/** The wallboard that the paper desk is shown by, as the address asks for it: `?metres=8&objective=none`. */
export const paperWallboard = (asked: URLSearchParams): Wallboard => ({
  ...firstWallboard('Service desk'),
  metres: Number(asked.get('metres') ?? 5),
  inches: Number(asked.get('inches') ?? 55),
  objective: asked.get('objective') === 'none' ? null : objective,
  sounds: asked.has('sounds'),
})

function paperFigures(now: Instant): WallboardFigures {
  const days = shares.map((met, index) => ({
    date: new Date(now - (shares.length - 1 - index) * DAY_MS).toISOString().slice(0, 10),
    met,
    missed: 1_000 - met,
  }))
  return {
    kind: 'figures',
    at: now,
    version: 0,
    days,
    standing: {
      from: instant(now - 28 * DAY_MS),
      to: now,
      met: 4_905,
      missed: 95,
      allowed: 250,
      burn: { fast: 1.8, slow: 1.4 },
    },
  }
}

/** A server that keeps one wallboard and takes no other; `hasFigures` false is one that cannot be reached for them. */
export function paperBoards(wallboard: Wallboard, now: Instant, hasFigures: boolean): Wallboards {
  const nothing = async () => refused({ why: 'unreached' } as const)
  const figures = paperFigures(now)
  return {
    list: async () => accepted({ kind: 'wallboards', wallboards: [wallboard], mayChange: true }),
    watch: async () => accepted({ kind: 'wallboard', wallboard, mayChange: true }),
    save: nothing,
    remove: nothing,
    figures: async () =>
      hasFigures
        ? accepted(wallboard.objective === null ? { ...figures, standing: null } : figures)
        : refused({ why: 'unreached' }),
    displays: nothing,
    confirm: nothing,
    showOn: nothing,
    revoke: nothing,
  }
}
