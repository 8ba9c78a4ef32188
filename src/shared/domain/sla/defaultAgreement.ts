import type { Agreement, Conditions, Policy, Target, Targets } from './agreement'

const openMinutes = (value: number): Target => ({ unit: 'open-minutes', value })
const wallMinutes = (value: number): Target => ({ unit: 'wall-minutes', value })
const businessDays = (value: number): Target => ({ unit: 'business-days', value })
const hours = (value: number): number => value * 60

/** The calendar of a new desk; see defaultCalendar. */
const DESK_HOURS = 'default'

const policy = (
  id: string,
  name: string,
  priority: NonNullable<Conditions['priority']>[number],
  targets: Targets,
): Policy => ({ id, name, when: { priority: [priority] }, calendars: [DESK_HOURS], targets })

const promise = (acknowledgement: Target, firstResponse: Target, resolution: Target): Targets => ({
  acknowledgement,
  firstResponse,
  resolution,
})

/** Only the customer's own silence stops the resolution clock, and nothing stops the others (R19). */
const usualManners = {
  pauses: { resolution: ['waiting-customer'] },
  warnings: [{ percent: 50 }, { percent: 75 }, { percent: 90 }, { percent: 100 }],
  onReopen: 'leave-out-done-time',
  onTargetChange: 'keep-elapsed',
  nextResponseFrom: 'first-response',
} as const satisfies Partial<Agreement>

/** What a new desk promises. P1 runs around the clock, the others in the desk's hours and business days (R13). */
export const defaultAgreement: Agreement = {
  id: 'default',
  version: 1,
  name: 'Default targets',
  effectiveFrom: null,
  openTickets: 'move',
  ...usualManners,
  policies: [
    policy('p1', 'P1 critical', 'P1', promise(wallMinutes(5), wallMinutes(15), wallMinutes(hours(4)))),
    policy('p2', 'P2 high', 'P2', promise(openMinutes(15), openMinutes(30), businessDays(1))),
    policy('p3', 'P3 medium', 'P3', promise(openMinutes(60), openMinutes(hours(2)), businessDays(3))),
    policy('p4', 'P4 low', 'P4', promise(openMinutes(hours(4)), openMinutes(hours(6)), businessDays(5))),
  ],
}

/**
 * The ranges that help desks publish, at their generous end: P1 30 min and 4 h, P2 2 h and 24 h, P3 4 h and 48 h,
 * P4 one and five business days. They promise a first response and a resolution.
 */
export const publishedAgreement: Agreement = {
  ...defaultAgreement,
  id: 'published',
  name: 'Published ranges',
  policies: [
    policy('p1', 'P1 critical', 'P1', published(wallMinutes(30), wallMinutes(hours(4)))),
    policy('p2', 'P2 high', 'P2', published(openMinutes(hours(2)), openMinutes(hours(24)))),
    policy('p3', 'P3 medium', 'P3', published(openMinutes(hours(4)), openMinutes(hours(48)))),
    policy('p4', 'P4 low', 'P4', published(businessDays(1), businessDays(5))),
  ],
}

function published(firstResponse: Target, resolution: Target): Targets {
  return { firstResponse, resolution }
}
