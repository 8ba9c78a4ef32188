import { type CalendarRefusal, calendarRefusalSentence, type WrittenPath } from '../calendar/calendarRefusal'

/** Why terms cannot be used, or should not be. `path` leads into the written terms. */
export interface TermsRefusal {
  readonly kind:
    | CalendarRefusal['kind']
    | 'reserved-calendar'
    | 'unknown-calendar'
    | 'calendar-twice'
    | 'no-agreement-yet'
    | 'no-first-version'
    | 'two-first-versions'
    | 'not-ascending'
    | 'agreement-version-twice'
    | 'policy-twice'
    | 'never-reached'
    | 'warning-twice'
    | 'never-pauses'
    | 'pause-twice'
  readonly path: WrittenPath
  /** What is wrong and what to do, in one plain sentence or two. */
  readonly sentence: string
}

/** A fault of a calendar, its path read from the terms; `indexes` are the places of the calendars it was found in. */
export function calendarFault(
  refusal: CalendarRefusal,
  indexes: readonly number[] | null = null,
): TermsRefusal {
  const [first, ...rest] = refusal.path
  const place = indexes !== null && typeof first === 'number' ? (indexes[first] ?? first) : first
  const path = place === undefined ? ['calendars'] : ['calendars', place, ...rest]
  return { kind: refusal.kind, path, sentence: calendarRefusalSentence(refusal) }
}
