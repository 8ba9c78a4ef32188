import type { DeskCallArgs } from '#shared/bridge/desk'
import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import type { Countdown } from '#shared/domain/sla/clock'
import { metricWords } from '#shared/domain/sla/metricWords'
import { readingOf } from '#shared/domain/sla/reading'
import { nextUrgencyChangeAt, urgencyOf } from '#shared/domain/sla/urgency'

/** What the console last said about the desk: the running clock due first, and how many are breached. */
export type DeskState = DeskCallArgs<'showWorstClock'>[0]
type WorstClock = NonNullable<DeskState['worst']>

export type TrayIcon = 'clear' | 'soon' | 'near' | 'breached' | 'offline'

export interface TrayFace {
  readonly icon: TrayIcon
  /** One line, such as `20418 first reply T−04:32`. */
  readonly tooltip: string
  /** The menu's first line, in words that change with the minute: `20418 first reply, 4 min left`. */
  readonly menuLine: string
}

export const nothingKnown: DeskState = {
  worst: null,
  next: [],
  breached: 0,
  isOffline: false,
  clockOffsetMs: 0,
}

/** The look of the tray at `now`, an instant on the server's clock. */
export function trayFace(state: DeskState, now: Instant): TrayFace {
  const lines = state.worst === null ? null : worstLines(state.worst, now)
  const worstTooltip = lines?.tooltip ?? 'no clock is running'
  const menuLine = lines?.menuLine ?? 'No clock is running'
  if (!state.isOffline)
    return { icon: iconAt(state.worst, now), tooltip: `T-Minus: ${worstTooltip}`, menuLine }
  return {
    icon: 'offline',
    tooltip: `T-Minus: offline, ${worstTooltip}`,
    menuLine: `${menuLine} (offline)`,
  }
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

function worstLines(worst: WorstClock, now: Instant): Pick<TrayFace, 'tooltip' | 'menuLine'> {
  const name = `${worst.ticketId} ${metricWords(worst.metric)}`
  return {
    tooltip: `${name} ${readingOf(countdownTo(worst), now).text}`,
    menuLine: `${name}, ${minuteWords(worst.dueAt - now)}`,
  }
}

function minuteWords(leftMs: number): string {
  const minutes = Math.floor(Math.abs(leftMs) / MINUTE_MS)
  const hours = Math.floor(minutes / 60)
  const length = hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
  if (leftMs < 0) return minutes === 0 ? 'just past due' : `${length} past due`
  return minutes === 0 ? 'under a minute left' : `${length} left`
}

function iconAt(worst: WorstClock | null, now: Instant): TrayIcon {
  if (worst === null) return 'clear'
  const urgency = urgencyOf(countdownTo(worst), now)
  if (urgency === 'breach') return 'breached'
  return urgency === 'near' || urgency === 'soon' ? urgency : 'clear'
}

const countdownTo = ({ dueAt }: WorstClock): Countdown => ({ state: 'running', dueAt })
