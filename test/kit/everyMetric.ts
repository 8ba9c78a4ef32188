import type { Desk } from '#shared/domain/desk'
import { MINUTE_MS } from '#shared/domain/instant'
import type { Metric, Targets } from '#shared/domain/sla/agreement'
import type { TicketBuilder } from './builders'
import { clocksOf, isoMinute, openMinutes, promising } from './clocks'

export const everyTarget: Targets = {
  acknowledgement: openMinutes(60),
  firstResponse: openMinutes(120),
  nextResponse: openMinutes(60),
  update: openMinutes(180),
  ownership: openMinutes(240),
  resolution: openMinutes(300),
}

/** Every metric promised at P3, by the usual hours: Monday to Friday, 08:00 to 16:00. */
export const everyMetricDesk = promising('P3', everyTarget)

/** Every cycle of a metric, one word and its time each: "running 11:00", "paused 90", "met 30", "merged". */
export const cycles = (
  metric: Metric,
  builder: TicketBuilder,
  desk: Desk = everyMetricDesk,
): readonly string[] =>
  clocksOf(builder, desk)
    .filter((found) => found.metric === metric)
    .map((found) => {
      if (found.state === 'running') return `running ${isoMinute(found.dueAt).slice(11)}`
      if (found.state === 'paused') return `paused ${found.remainingMs / MINUTE_MS}`
      return found.state === 'cancelled' ? found.reason : `${found.state} ${found.elapsedMs / MINUTE_MS}`
    })
