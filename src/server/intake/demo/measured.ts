import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant'
import type { Channel, Priority } from '#shared/domain/ticket'

/**
 * Figures of a real desk (24,918 incidents, UCI "Incident management process enriched event log",
 * DOI 10.24432/C57S4H), and how far the demo bends them so that one screen shows every kind of ticket.
 */

/** Measured: P1 1 %, P2 2 %, P3 94 %, P4 3 %. Flattened: a board of P3 only would show one colour of work. */
export const priorityShares: readonly (readonly [Priority, number])[] = [
  ['P1', 0.05],
  ['P2', 0.15],
  ['P3', 0.66],
  ['P4', 0.14],
]

/** Measured: phone 99 %, self service 0.6 %, e-mail 0.2 %. Spread over the channels that desks have today. */
export const channelShares: readonly (readonly [Channel, number])[] = [
  ['email', 0.36],
  ['portal', 0.28],
  ['phone', 0.2],
  ['chat', 0.16],
]

/**
 * Time to acknowledge, median and third quartile. Measured, in business hours: P1 1.4 / 9.6, P2 2.3 / 10.0,
 * P3 1.9 / 12.1, P4 2.5 / 14.6; that desk promised nothing of the kind. Shrunk to the default targets, so that
 * about one in six is late.
 */
export const acknowledgedAfterMs: Record<Priority, readonly [median: number, upperQuartile: number]> = {
  P1: [1.5 * MINUTE_MS, 3.5 * MINUTE_MS],
  P2: [4 * MINUTE_MS, 10 * MINUTE_MS],
  P3: [16 * MINUTE_MS, 42 * MINUTE_MS],
  P4: [50 * MINUTE_MS, 150 * MINUTE_MS],
}

/** From acknowledgement to first answer; the log cannot tell the two apart. */
export const repliedAfterMs: Record<Priority, readonly [median: number, upperQuartile: number]> = {
  P1: [3 * MINUTE_MS, 6 * MINUTE_MS],
  P2: [5 * MINUTE_MS, 12 * MINUTE_MS],
  P3: [20 * MINUTE_MS, 40 * MINUTE_MS],
  P4: [40 * MINUTE_MS, 90 * MINUTE_MS],
}

/**
 * From the first answer to resolution. Measured in business hours: P1 14.2 / 45.6, P2 8.1 / 39.4, P3 4.0 / 22.6,
 * P4 0.8 / 13.9. P3 and P4 stand as measured; P1 and P2 are shrunk to what the default targets ask.
 */
export const resolvedAfterMs: Record<Priority, readonly [median: number, upperQuartile: number]> = {
  P1: [80 * MINUTE_MS, 170 * MINUTE_MS],
  P2: [3 * HOUR_MS, 7 * HOUR_MS],
  P3: [4 * HOUR_MS, 22.6 * HOUR_MS],
  P4: [0.8 * HOUR_MS, 13.9 * HOUR_MS],
}

/**
 * What becomes of a ticket, as shares of all. Measured: 23 % paused at least once (nine in ten of these on the
 * customer), 46 % reassigned, 1.7 % change priority, 1.1 % reopened.
 */
export const shareOf = {
  pausedOnCustomer: 0.21,
  waitingForVendor: 0.03,
  reassigned: 0.3,
  movedToAnotherQueue: 0.16,
  priorityChanged: 0.017,
  reopened: 0.011,
} as const

/**
 * Measured: 1.1 audit rows a minute on average over the busy months, 2,123 in the busiest hour and 420 in one
 * minute. Live demo work runs at about ten a minute so that a visitor sees it move, and has bursts as well.
 */
export const pace = {
  meanGapMs: 5_000,
  shortestGapMs: 1_000,
  longestGapMs: 18_000,
  burstShare: 0.02,
  burstGapMs: 500,
  burstSteps: [6, 14],
} as const
