import { type Wallboard, wallLimits } from '#shared/domain/wallboard'
import { listText } from '#shared/words/forms'
import { say } from '#shared/words/say'
import { type WallScreen, wallPlan } from './wallPlan'

const within = (value: number, { least, most }: { readonly least: number; readonly most: number }): boolean =>
  Number.isFinite(value) && value >= least && value <= most

/** What of a wallboard has room on a screen of this shape, read from its distance, in one sentence. */
export function fitWords(wallboard: Wallboard, screen: WallScreen): string {
  if (!within(wallboard.metres, wallLimits.metres)) return say('wallboard:fit.metres', wallLimits.metres)
  if (!within(wallboard.inches, wallLimits.inches)) return say('wallboard:fit.inches', wallLimits.inches)
  const { dropped, isReadable } = wallPlan(wallboard, screen)
  if (!isReadable) return say('wallboard:fit.nothing')
  if (dropped.length === 0) return say('wallboard:fit.all')
  return say('wallboard:fit.without', {
    tiles: listText(dropped.map((tile) => say(`wallboard:tile.${tile}`))),
  })
}
