import * as z from 'zod/mini'
import { instantTextSchema, toleranceShape } from './comparison'
import { peerCalendarSchema } from './peerCalendar'

/** Minutes by metric; a metric that is null or absent is not promised. */
const targetsSchema = z.record(z.string(), z.nullable(z.number().check(z.nonnegative())))
export type PeerTargets = z.infer<typeof targetsSchema>

const eventSchema = z.object({
  at: instantTextSchema,
  type: z.string(),
  by: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.string())),
  priority: z.optional(z.nullable(z.string())),
  targets_minutes: z.optional(z.nullable(targetsSchema)),
  calendar: z.optional(peerCalendarSchema),
})
export type PeerEvent = z.infer<typeof eventSchema>

const number = z.optional(z.nullable(z.number()))
const fieldsShape = {
  state: z.optional(z.enum(['none', 'running', 'paused', 'met', 'missed', 'breached', 'cancelled'])),
  startedAt: z.optional(z.nullable(instantTextSchema)),
  dueAt: z.optional(z.nullable(instantTextSchema)),
  metAt: z.optional(z.nullable(instantTextSchema)),
  elapsedBusinessMinutes: number,
  elapsedBusinessSeconds: number,
  diffMinutes: number,
  diffSeconds: number,
  pausedBusinessMinutes: number,
  pausedBusinessSeconds: number,
  worstCycleElapsedBusinessMinutes: number,
  worstCycleElapsedBusinessSeconds: number,
  ...toleranceShape,
  note: z.optional(z.string()),
  reason: z.optional(z.string()),
}
/** A field that is not known here is refused: it would otherwise pass unseen. */
const cycleSchema = z.strictObject(fieldsShape)
export type CycleExpectation = z.infer<typeof cycleSchema>
const checkedSchema = z.strictObject({
  ...fieldsShape,
  /** How many there are, or what each is, oldest first. */
  cycles: z.optional(z.union([z.int(), z.array(cycleSchema)])),
})
export type Expectation = z.infer<typeof checkedSchema>
/** Null: there is no such clock. */
const expectationSchema = z.nullable(checkedSchema)

/** A ticket's story as another help desk's own suite tells it, and what became of its promises there. */
export const ticketVectorSchema = z.object({
  kind: z.literal('ticket'),
  calendar: peerCalendarSchema,
  targets_minutes: z.nullable(targetsSchema),
  paused_statuses: z.optional(z.nullable(z.array(z.string()))),
  resolved_statuses: z.optional(z.nullable(z.array(z.string()))),
  /** A text is a remark, not an option. */
  semantics: z.optional(z.nullable(z.union([z.string(), z.record(z.string(), z.unknown())]))),
  events: z.array(eventSchema).check(
    z.minLength(1),
    z.refine(
      (events) => events.filter(({ type }) => type === 'created').length === 1,
      'not created exactly once',
    ),
  ),
  as_of: instantTextSchema,
  expect: z.record(z.string(), expectationSchema),
  ...toleranceShape,
})
export type TicketVector = z.infer<typeof ticketVectorSchema>
