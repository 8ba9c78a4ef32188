import { earlier, type Instant, later } from '../instant'

/** Why nothing is counted at some time. */
export type ClosedWhy =
  /** Before, between or after the spans of a date that has some: the night, the lunch hour. */
  | { readonly kind: 'outside-hours' }
  /** A weekday on which no span starts: the weekend. */
  | { readonly kind: 'day-off' }
  /** A date whose override has no spans. */
  | { readonly kind: 'closed-date' }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'break' }
  /** This calendar is open, but another that must be open as well is not. */
  | { readonly kind: 'other-calendar'; readonly id: string; readonly name: string; readonly why: ClosedWhy }
  /** Before 1970 or from 2170 on. */
  | { readonly kind: 'beyond-years' }

/** A time in which a calendar is open throughout, or closed for one reason; half-open. */
export type CalendarStretch =
  | { readonly from: Instant; readonly to: Instant; readonly open: true }
  | { readonly from: Instant; readonly to: Instant; readonly open: false; readonly why: ClosedWhy }

function isSameWhy(a: ClosedWhy, b: ClosedWhy): boolean {
  if (a.kind === 'holiday' && b.kind === 'holiday') return a.name === b.name
  if (a.kind === 'other-calendar' && b.kind === 'other-calendar') {
    return a.id === b.id && a.name === b.name && isSameWhy(a.why, b.why)
  }
  return a.kind === b.kind
}

function isSameAs(a: CalendarStretch, b: CalendarStretch): boolean {
  if (a.open || b.open) return a.open === b.open
  return isSameWhy(a.why, b.why)
}

/** The same times with neighbours of one kind made one. The stretches must follow each other without gaps. */
export function joined(stretches: readonly CalendarStretch[]): readonly CalendarStretch[] {
  const result: CalendarStretch[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    if (last && isSameAs(last, stretch)) result[result.length - 1] = { ...last, to: stretch.to }
    else result.push(stretch)
  }
  return result
}

/** The part of a stretch between two instants, in a list; empty where there is none. */
export function stretchWithin(
  stretch: CalendarStretch,
  from: Instant,
  to: Instant,
): readonly CalendarStretch[] {
  const part = { ...stretch, from: later(stretch.from, from), to: earlier(stretch.to, to) }
  return part.from < part.to ? [part] : []
}
