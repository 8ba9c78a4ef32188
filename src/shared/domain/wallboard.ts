import * as z from 'zod/mini'
import { type QueueId, queueIdSchema } from './ids'
import { metricSchema } from './sla/agreement'
import { type Objective, objectiveWindowSchema } from './slo/objective'

export const wallboardIdSchema = z
  .string()
  .check(z.minLength(1), z.maxLength(40), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/))
  .brand<'WallboardId'>()
export type WallboardId = z.infer<typeof wallboardIdSchema>
export const wallboardId = (text: string): WallboardId => wallboardIdSchema.parse(text)

/** What a wallboard may leave out. What is breached, what breaches next and the age of the data always stand there. */
export const wallTileSchema = z.enum(['onCall', 'queues', 'today', 'channels'])
export type WallTile = z.infer<typeof wallTileSchema>
export const wallTiles = wallTileSchema.options

export const wallLimits = {
  title: 40,
  metres: { least: 1, most: 30 },
  inches: { least: 10, most: 200 },
} as const

/** Which share of the promises of one metric is to be kept, of all tickets that the wallboard shows. */
export const wallObjectiveSchema = z.readonly(
  z.strictObject({
    metric: metricSchema,
    atLeastPercent: z.number().check(z.gte(50), z.lte(99.99)),
    window: objectiveWindowSchema,
  }),
)
export type WallObjective = z.infer<typeof wallObjectiveSchema>

/** What one wallboard shows and how far away it is read. Kept on the server, the same for every display of it. */
export const wallboardSchema = z.readonly(
  z.strictObject({
    id: wallboardIdSchema,
    /** Raised by every change; 0 of one that was never changed. */
    version: z.int().check(z.nonnegative()),
    title: z.string().check(z.trim(), z.minLength(1), z.maxLength(wallLimits.title)),
    queues: z.union([
      z.literal('all'),
      z.readonly(z.array(queueIdSchema).check(z.minLength(1), z.maxLength(500))),
    ]),
    tiles: z.readonly(z.array(wallTileSchema).check(z.maxLength(wallTiles.length))),
    /** From how far it is read. */
    metres: z.number().check(z.gte(wallLimits.metres.least), z.lte(wallLimits.metres.most)),
    /** The diagonal of its screen. */
    inches: z.number().check(z.gte(wallLimits.inches.least), z.lte(wallLimits.inches.most)),
    objective: z.nullable(wallObjectiveSchema),
    /** New breaches are said aloud. */
    speaks: z.boolean(),
    /** New breaches are told by a short sound. */
    sounds: z.boolean(),
  }),
)
export type Wallboard = z.infer<typeof wallboardSchema>

export const FIRST_WALLBOARD = wallboardId('main')

/** The wallboard of a desk that has set up none: everything, for a 55-inch screen read from 5 m. */
export const firstWallboard = (title: string): Wallboard => ({
  id: FIRST_WALLBOARD,
  version: 0,
  title: title.slice(0, wallLimits.title).trim() || 'T-Minus',
  queues: 'all',
  tiles: wallTiles,
  metres: 5,
  inches: 55,
  objective: null,
  speaks: false,
  sounds: false,
})

/** The queues that both a wallboard names and somebody may see. */
export function queuesInView(
  shown: Wallboard['queues'],
  seen: 'all' | readonly QueueId[],
): 'all' | readonly QueueId[] {
  if (shown === 'all') return seen
  return seen === 'all' ? shown : shown.filter((queue) => seen.includes(queue))
}

/** The objective as it is reckoned (SLO1): promises as they were agreed, of the wallboard's queues. */
export const objectiveOf = (wall: Wallboard, goal: WallObjective): Objective => ({
  id: wall.id,
  name: wall.title,
  metric: goal.metric,
  filter: wall.queues === 'all' ? {} : { queues: wall.queues },
  yardstick: 'met-target',
  goal: { atLeastPercent: goal.atLeastPercent },
  window: goal.window,
})
