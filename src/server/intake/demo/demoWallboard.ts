import type { Desk } from '#shared/domain/desk'
import { firstWallboard, type Wallboard } from '#shared/domain/wallboard'

/** The wallboard of the demo desk, as one that sets up none would have it but for an objective (DEM9). */
export const demoWallboard = ({ name }: Desk): Wallboard => ({
  ...firstWallboard(name),
  objective: { metric: 'firstResponse', atLeastPercent: 80, window: { kind: 'rolling', days: 28 } },
})
