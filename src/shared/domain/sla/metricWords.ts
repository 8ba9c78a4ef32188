import { say } from '../../words/say'
import type { Metric } from './agreement'

/** The metric as it stands beside a clock, where room is short. */
export const metricWords = (metric: Metric): string => say(`clock:metric.${metric}`)
