import * as z from 'zod/mini'
import { ticketIdSchema } from './ids'
import { instantSchema } from './instant'
import { metricSchema, warningSchema } from './sla/agreement'
import { prioritySchema, tierSchema } from './ticket'

/**
 * One warning that this desktop will raise by itself. Its id names (ticket, metric, cycle, level, due), so the
 * same warning is never raised twice and a moved due instant makes a new one (R30).
 */
export const plannedAlertSchema = z.readonly(
  z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    ticketId: ticketIdSchema,
    metric: metricSchema,
    cycle: z.int(),
    level: warningSchema,
    /** When to raise it, on the server's clock. */
    fireAt: instantSchema,
    dueAt: instantSchema,
    subject: z.string(),
    requester: z.string(),
    priority: prioritySchema,
    /** Whether somebody has acknowledged the ticket; plans of an earlier release do not say. */
    isAcknowledged: z._default(z.boolean(), false),
    /** Of the requester; plans of an earlier release do not say, nor what follows. */
    tier: z._default(tierSchema, 'standard'),
    /** Whether somebody owns the ticket. */
    isOwned: z._default(z.boolean(), true),
    /** When the next warning of this clock comes; null after the last. */
    nextAt: z._default(z.nullable(instantSchema), null),
    /** The IANA zone of the desk, whose wall clock a warning tells; null for the computer's own. */
    zone: z._default(z.nullable(z.string()), null),
  }),
)
export type PlannedAlert = z.infer<typeof plannedAlertSchema>

/** The complete set of warnings ahead; a new plan replaces the old one whole. */
export const alertPlanSchema = z.readonly(
  z.strictObject({
    madeAt: instantSchema,
    /** Server clock minus this computer's clock, in milliseconds, when the plan was made. */
    clockOffsetMs: z.number(),
    alerts: z.readonly(z.array(plannedAlertSchema).check(z.maxLength(5_000))),
  }),
)
export type AlertPlan = z.infer<typeof alertPlanSchema>
