import * as z from 'zod/mini'
import { instantSchema } from '../domain/instant'
import { wallboardIdSchema, wallboardSchema } from '../domain/wallboard'

export const wallboardLimits = {
  bodyBytes: 64 * 1024,
  wallboards: 100,
  /** How long a question for a changed wallboard is kept open at most. */
  watchMs: 25_000,
} as const

/** Why a question about wallboards or displays was not answered. */
export const wallRefusalSchema = z.readonly(
  z.strictObject({
    kind: z.literal('refused'),
    why: z.enum([
      'reauth',
      'not-allowed',
      'unknown',
      'invalid',
      /** Somebody else changed it since it was read. */
      'changed',
      /** Displays show it. */
      'in-use',
      'full',
      'wrong-code',
      'too-many-tries',
    ]),
    /** What is wrong with an invalid question, for who wrote the program that asked it. */
    detail: z.optional(z.string()),
    retryAfterMs: z.optional(z.int().check(z.nonnegative())),
    /** Of one that was changed: by whom, where that is known, and how it stands now. */
    changed: z.optional(
      z.readonly(z.strictObject({ by: z.nullable(z.string()), theirs: z.nullable(wallboardSchema) })),
    ),
  }),
)
export type WallRefusal = z.infer<typeof wallRefusalSchema>
export type ChangedWallboard = NonNullable<WallRefusal['changed']>

/** `POST /api/wallboards/list`: every wallboard that may be looked at; a display is told of its own. */
export const wallboardListSchema = z.readonly(
  z.strictObject({
    kind: z.literal('wallboards'),
    wallboards: z.readonly(z.array(wallboardSchema)),
    mayChange: z.boolean(),
  }),
)
export type WallboardList = z.infer<typeof wallboardListSchema>

/**
 * `POST /api/wallboards/watch`: the wallboard as soon as its version is another one than this, or after a while in any
 * case. Null asks for the one that this session shows: a display's own, or the first. A display that names one is still
 * told of its own, at once where that is another.
 */
export const watchWallboardSchema = z.readonly(
  z.strictObject({ id: z.nullable(wallboardIdSchema), version: z.int() }),
)
/** `POST /api/wallboards/save`: the version is the one that was read. Answered like a watch, with the next version. */
export const saveWallboardSchema = z.readonly(z.strictObject({ wallboard: wallboardSchema }))
export const removeWallboardSchema = z.readonly(z.strictObject({ id: wallboardIdSchema }))
export const oneWallboardSchema = z.readonly(
  z.strictObject({
    kind: z.literal('wallboard'),
    wallboard: wallboardSchema,
    mayChange: z.boolean(),
  }),
)
export type OneWallboard = z.infer<typeof oneWallboardSchema>

const tallyShape = { met: z.int(), missed: z.int() }

/** How the wallboard's objective stands (SLO1), in promises. */
export const wallStandingSchema = z.readonly(
  z.strictObject({
    from: instantSchema,
    to: instantSchema,
    ...tallyShape,
    /** Promises that may be broken of those settled so far; has fractions. */
    allowed: z.number(),
    burn: z.readonly(z.strictObject({ fast: z.nullable(z.number()), slow: z.nullable(z.number()) })),
  }),
)
export type WallStanding = z.infer<typeof wallStandingSchema>

/**
 * `POST /api/wallboards/figures`: what is reckoned of every ticket, closed ones too, that the wallboard shows and the
 * session may see. Days are the desk's, oldest first; the last one is today.
 */
export const figuresQuestionSchema = z.readonly(z.strictObject({ id: z.nullable(wallboardIdSchema) }))
export const wallboardFiguresSchema = z.readonly(
  z.strictObject({
    kind: z.literal('figures'),
    at: instantSchema,
    version: z.int(),
    days: z.readonly(z.array(z.readonly(z.strictObject({ date: z.string(), ...tallyShape })))),
    /** Null where no objective is set. */
    standing: z.nullable(wallStandingSchema),
  }),
)
export type WallboardFigures = z.infer<typeof wallboardFiguresSchema>

/** The answer to what has nothing to say. */
export const doneSchema = z.readonly(z.strictObject({ kind: z.literal('done') }))
