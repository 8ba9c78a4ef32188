import * as z from 'zod/mini'
import { stageOf } from '#shared/domain/alertStage'
import { type AlertPlan, type PlannedAlert, plannedAlertSchema } from '#shared/domain/alerts'
import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import { type Instant, instantSchema } from '#shared/domain/instant'
import { highestPerClock, promiseOf, stillTrue } from '#shared/domain/passedAlerts'
import { metricSchema } from '#shared/domain/sla/agreement'

/** A ticket whose warnings the person put off until then; the clock they were told of is told again at its end. */
const snoozeSchema = z.readonly(
  z.strictObject({ ticketId: ticketIdSchema, metric: metricSchema, until: instantSchema }),
)
export type AlertSnooze = z.infer<typeof snoozeSchema>

export const heldStateSchema = z.readonly(
  z.strictObject({
    alerts: z.readonly(z.array(plannedAlertSchema)),
    snoozes: z.readonly(z.array(snoozeSchema)),
  }),
)
/** Warnings that came at a time of silence and wait for its end. */
export type HeldState = z.infer<typeof heldStateSchema>

export const nothingHeld: HeldState = { alerts: [], snoozes: [] }

/** Whether a warning is kept from the person now: quiet hours or alerts muted (ALR101). */
export type IsSilenced = (alert: PlannedAlert, now: Instant) => boolean

const isSnoozed = (state: HeldState, ticketId: TicketId, now: Instant): boolean =>
  state.snoozes.some((snooze) => snooze.ticketId === ticketId && snooze.until > now)

/** The state before where nothing was added or taken away, so that nothing is written anew. */
const changedFrom = (before: HeldState, next: HeldState): HeldState =>
  before.snoozes.length === next.snoozes.length &&
  before.alerts.length === next.alerts.length &&
  before.alerts.every((alert, index) => alert.id === next.alerts[index]?.id)
    ? before
    : next

/**
 * Of warnings that fall due, those to tell now; the others are held. A breach is told whatever was snoozed; what
 * is told of a ticket ends its snooze (ALR114). What is told takes the milder warnings held of the same promise with it.
 */
export function sift(
  state: HeldState,
  alerts: readonly PlannedAlert[],
  now: Instant,
  isSilenced: IsSilenced,
): { readonly told: readonly PlannedAlert[]; readonly state: HeldState } {
  const told: PlannedAlert[] = []
  const held: PlannedAlert[] = []
  const ended = new Set<TicketId>()
  for (const alert of alerts) {
    const isBreach = stageOf(alert, now) === 'breached'
    const waits = isSilenced(alert, now) || (!isBreach && isSnoozed(state, alert.ticketId, now))
    if (waits) held.push(alert)
    else told.push(alert)
    if (!waits) ended.add(alert.ticketId)
  }
  if (alerts.length === 0) return { told, state }
  const toldPromises = new Set(told.map(promiseOf))
  return {
    told,
    state: changedFrom(state, {
      alerts: [...state.alerts.filter((alert) => !toldPromises.has(promiseOf(alert))), ...held],
      snoozes: state.snoozes.filter(({ ticketId }) => !ended.has(ticketId)),
    }),
  }
}

/** Puts a ticket's warnings off. A later snooze of the same ticket takes the place of the earlier one. */
export const snoozed = (state: HeldState, snooze: AlertSnooze): HeldState => ({
  ...state,
  snoozes: [...state.snoozes.filter(({ ticketId }) => ticketId !== snooze.ticketId), snooze],
})

/** The warnings that told of the snoozed clock, as far as the plan still runs it. */
const remindersOf = (snooze: AlertSnooze, plan: AlertPlan, now: Instant): readonly PlannedAlert[] =>
  plan.alerts.filter(
    ({ ticketId, metric, fireAt }) =>
      ticketId === snooze.ticketId && metric === snooze.metric && fireAt <= now,
  )

export interface Released {
  /** Snoozes that ended: each is told by itself. */
  readonly reminders: readonly PlannedAlert[]
  /** What a silence kept back: told in one notice. */
  readonly afterSilence: readonly PlannedAlert[]
  readonly state: HeldState
}

/** What may be told again at `now`; what the plan no longer runs is forgotten (ALR103, ALR115). */
export function release(
  state: HeldState,
  plan: AlertPlan | null,
  now: Instant,
  isSilenced: IsSilenced,
): Released {
  if (plan === null || (state.alerts.length === 0 && state.snoozes.length === 0)) {
    return { reminders: [], afterSilence: [], state }
  }
  const isFree = (alert: PlannedAlert) => !isSilenced(alert, now) && !isSnoozed(state, alert.ticketId, now)
  const over = state.snoozes.filter(({ until }) => until <= now)
  const wokenTickets = new Set(over.map(({ ticketId }) => ticketId))
  const held = stillTrue(state.alerts, plan)
  const woken = [
    ...over.flatMap((snooze) => remindersOf(snooze, plan, now)),
    ...held.filter(({ ticketId }) => wokenTickets.has(ticketId)),
  ]
  const others = held.filter(({ ticketId }) => !wokenTickets.has(ticketId))
  return {
    reminders: highestPerClock(woken.filter(isFree)),
    afterSilence: highestPerClock(others.filter(isFree)),
    state: changedFrom(state, {
      alerts: [...woken, ...others].filter((alert) => !isFree(alert)),
      snoozes: state.snoozes.filter(({ until }) => until > now),
    }),
  }
}

/** When the next snooze ends; null when there is none. */
export const nextReleaseAt = ({ snoozes }: HeldState): Instant | null =>
  snoozes.reduce<Instant | null>(
    (first, { until }) => (first === null || until < first ? until : first),
    null,
  )
