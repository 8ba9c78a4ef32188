import * as z from 'zod/mini'
import { ticketIdSchema } from './ids'
import { instantSchema } from './instant'
import { metricSchema, warningSchema } from './sla/agreement'
import { prioritySchema } from './ticket'

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
