import type { DeskCallArgs } from '#shared/bridge/desk'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import type { Countdown } from '#shared/domain/sla/clock'
import { metricWords } from '#shared/domain/sla/metricWords'
import { readingOf } from '#shared/domain/sla/reading'
import { nextUrgencyChangeAt, urgencyOf } from '#shared/domain/sla/urgency'
import { say, spoken } from '#shared/words/say'

/** What the console last said about the desk: the running clock due first, and how many are breached. */
export type DeskState = DeskCallArgs<'showWorstClock'>[0]
type WorstClock = NonNullable<DeskState['worst']>

export type TrayIcon = 'clear' | 'soon' | 'near' | 'breached' | 'offline'

/** A line of the tray's menu about one ticket: `20418 first reply, 4 min left`. */
export interface TicketLine {
  readonly ticketId: TicketId
  readonly text: string
  /** Somebody has acknowledged it already. */
  readonly isAcknowledged: boolean
}

export interface TrayFace {
  readonly icon: TrayIcon
  /** One line, such as `T-Minus: 20418 first reply T−04:32`. */
  readonly tooltip: string
  /** The clocks due first, in words that change with the minute. */
  readonly lines: readonly TicketLine[]
  readonly isOffline: boolean
}

export const nothingKnown: DeskState = {
  worst: null,
  next: [],
  breached: 0,
  isOffline: false,
  clockOffsetMs: 0,
}

/** The look of the tray at `now`, an instant on the server's clock, in the language spoken now. */
export function trayFace(state: DeskState, now: Instant): TrayFace {
  const { worst, next, isOffline } = state
  const clocks = worst === null ? [] : [worst, ...next]
  return {
    icon: isOffline ? 'offline' : iconAt(worst, now),
    tooltip: tooltipOf(state, now),
    lines: clocks.map((clock) => ({
      ticketId: clock.ticketId,
      text: lineOf(clock, now),
      isAcknowledged: clock.isAcknowledged,
    })),
    isOffline,
  }
}

function tooltipOf({ worst, isOffline }: DeskState, now: Instant): string {
  const clock =
    worst === null
      ? say('shell:tray.noClockInside')
      : `${worst.ticketId} ${metricWords(worst.metric)} ${readingOf(countdownTo(worst), now).text}`
  return isOffline ? say('shell:tray.tooltipOffline', { clock }) : say('shell:tray.tooltip', { clock })
}

/** When the face next looks different with nobody touching a ticket; null if it stays as it is. */
export function nextFaceAt(state: DeskState, now: Instant): Instant | null {
  if (state.worst === null) return null
  const clock = countdownTo(state.worst)
  const leftMs = state.worst.dueAt - now
  // The reading shows seconds below an hour and minutes above it.
  const beatMs = Math.abs(leftMs) < 60 * MINUTE_MS ? 1_000 : MINUTE_MS
  const stepMs = leftMs >= 0 ? (leftMs % beatMs) + 1 : beatMs - (-leftMs % beatMs)
  const change = nextUrgencyChangeAt(clock, now)
  const beatAt = (now + stepMs) as Instant
  return change !== null && change < beatAt ? change : beatAt
}

function lineOf(clock: WorstClock, now: Instant): string {
  const gaps = { ticket: clock.ticketId, metric: metricWords(clock.metric), ...lengthOf(clock.dueAt - now) }
  const isPastDue = clock.dueAt < now
  if (gaps.minutes === 0)
    return isPastDue ? say('shell:tray.justPast', gaps) : say('shell:tray.lastMinute', gaps)
  return isPastDue ? say('shell:tray.past', gaps) : say('shell:tray.left', gaps)
}

function lengthOf(leftMs: number) {
  const minutes = Math.floor(Math.abs(leftMs) / MINUTE_MS)
  const hours = Math.floor(minutes / 60)
  const parts =
    hours > 0 ? [unitText('hour', hours), unitText('minute', minutes % 60)] : [unitText('minute', minutes)]
  return { minutes, length: parts.join(' ') }
}

const unitText = (unit: 'hour' | 'minute', count: number): string =>
  new Intl.NumberFormat(spoken(), { style: 'unit', unit, unitDisplay: 'short' }).format(count)

function iconAt(worst: WorstClock | null, now: Instant): TrayIcon {
  if (worst === null) return 'clear'
  const urgency = urgencyOf(countdownTo(worst), now)
  if (urgency === 'breach') return 'breached'
  return urgency === 'near' || urgency === 'soon' ? urgency : 'clear'
}

const countdownTo = ({ dueAt }: WorstClock): Countdown => ({ state: 'running', dueAt })
