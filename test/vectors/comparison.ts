import * as z from 'zod/mini'
import { HOUR_MS, type Instant, instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import type { Mismatch } from './outcome'

const bareSchema = z.union([z.number(), z.string()])
const amount = z.optional(z.nullable(z.number()))

/** How far an answer may lie from the expected one: a number of the field's own unit, or a time with its unit. */
export const toleranceShape = {
  tolerance: z.optional(z.nullable(z.union([bareSchema, z.object({ seconds: amount, minutes: amount })]))),
  tolerance_seconds: amount,
  tolerance_minutes: amount,
  toleranceSeconds: amount,
  toleranceMinutes: amount,
}
type Tolerant = z.infer<z.ZodMiniObject<typeof toleranceShape>>

/** Milliseconds of a bare number or of a text such as "60 s"; nothing that is no time. */
function bareMs(bare: z.infer<typeof bareSchema>, unit: number): number {
  if (typeof bare === 'number') return bare * unit
  const [, count = '0', letter = ''] = /(\d+(?:\.\d+)?)\s*(ms|mil|s|m|h)?/i.exec(bare) ?? []
  const unitMs: Readonly<Record<string, number>> = { ms: 1, mil: 1, s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS }
  return Number(count) * (unitMs[letter.toLowerCase()] ?? unit)
}

/** Whether anything is said of a tolerance. */
export const isTolerant = (given: Tolerant): boolean =>
  (given.tolerance ??
    given.tolerance_seconds ??
    given.tolerance_minutes ??
    given.toleranceSeconds ??
    given.toleranceMinutes ??
    null) !== null

/** In milliseconds; 0 where nothing is said. `unit` is what a bare number counts. */
export function toleranceMs(given: Tolerant, unit: number): number {
  const { tolerance } = given
  if (typeof tolerance === 'number' || typeof tolerance === 'string') return bareMs(tolerance, unit)
  const seconds = tolerance?.seconds ?? given.tolerance_seconds ?? given.toleranceSeconds ?? 0
  const minutes = tolerance?.minutes ?? given.tolerance_minutes ?? given.toleranceMinutes ?? 0
  return seconds * SECOND_MS + minutes * MINUTE_MS
}

/** An instant of a vector: ISO with a zone. */
export const instantTextSchema = z
  .string()
  .check(
    z.refine(
      (text) => /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)),
      'not an instant such as 2024-01-15T09:00:00Z',
    ),
  )

export const instantOf = (text: string): Instant => instant(Date.parse(text))

export const instantText = (at: Instant | null): string | null =>
  at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z')

interface Compared<Value> {
  readonly metric: string | null
  readonly field: string
  readonly expected: Value
  readonly got: Value
  readonly toleranceMs: number
}

/** Empty when the instants are the same, or near enough. */
export function compareInstants(compared: Compared<Instant | null>): readonly Mismatch[] {
  const { metric, field, expected, got } = compared
  const isSame = expected === null || got === null ? expected === got : near(compared, expected, got)
  return isSame ? [] : [{ metric, field, expected: instantText(expected), got: instantText(got) }]
}

const near = (compared: { readonly toleranceMs: number }, expected: number, got: number): boolean =>
  Math.abs(expected - got) <= compared.toleranceMs

/**
 * Lengths of time in milliseconds, said in the field's unit. A vector that gives a whole number counts whole units
 * that are over (R7); one with a fraction means it to the millisecond.
 */
export function compareLengths(
  compared: Compared<number | null> & { readonly unit: number },
): readonly Mismatch[] {
  const { metric, field, expected, got, unit } = compared
  if (expected === null || got === null) {
    return expected === got ? [] : [{ metric, field, expected, got: got === null ? null : got / unit }]
  }
  const shown = Number.isInteger(expected) ? Math.floor(got / unit) : Math.round(got) / unit
  const isNear = Math.abs(shown - expected) * unit <= compared.toleranceMs + 0.5
  return isNear ? [] : [{ metric, field, expected, got: shown }]
}
