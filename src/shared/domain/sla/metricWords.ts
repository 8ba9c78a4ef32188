import type { Metric } from './agreement'

/** The metric as it stands beside a clock, where room is short. */
export const metricWords: Record<Metric, string> = {
  acknowledgement: 'ack',
  firstResponse: 'first reply',
  nextResponse: 'next reply',
  update: 'update',
  ownership: 'own',
  resolution: 'resolve',
}
