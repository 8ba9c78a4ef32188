import * as z from 'zod/mini'

/** A point in time: milliseconds since 1970-01-01T00:00Z, whole (R1). Never a wall-clock reading. */
export const instantSchema = z.int().brand<'Instant'>()
export type Instant = z.infer<typeof instantSchema>

/** Marks a number known to be epoch milliseconds as an instant; fractions are cut off. */
export const instant = (epochMs: number): Instant => Math.trunc(epochMs) as Instant

export const plusMs = (from: Instant, durationMs: number): Instant => instant(from + durationMs)
export const earlier = (a: Instant, b: Instant): Instant => (a <= b ? a : b)
export const later = (a: Instant, b: Instant): Instant => (a >= b ? a : b)

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000
