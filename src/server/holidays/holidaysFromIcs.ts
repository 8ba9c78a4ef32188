import { type Zone, zoneNamed } from '#shared/domain/calendar/localTime'
import { DAY_MS } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type ClosedDates, checkYears, createClosedDates, firstDayOf, lastDayOf } from './closedDates'
import { type Holiday, type HolidayRefusal, holidayLimits, type Years } from './holiday'
import { type IcsEvent, type IcsSpan, readIcsEvent } from './icsEvent'
import { readIcsFile } from './icsFile'
import { wallIn } from './icsMoment'
import { createReplacements, type Replacements } from './icsReplacements'
import { spansOf } from './icsSpans'

/**
 * The dates on which an iCalendar file (RFC 5545) closes a desk in this zone, sorted, one entry per date.
 *
 * A whole-day event closes its dates wherever they are read. A timed event closes every date of the desk's zone on
 * which it takes any time; for a part of a day use the calendar's breaks. DTEND is not included. RRULE, RDATE,
 * EXDATE and RECURRENCE-ID are followed, cancelled events are left out, and whether an event shows its owner as free
 * does not matter. Ends with a refusal, never with an exception, whatever the text is.
 */
export function holidaysFromIcs(
  text: string,
  asked: Years & { readonly timezone: string },
): Result<readonly Holiday[], HolidayRefusal> {
  const yearsRefusal = checkYears(asked)
  if (yearsRefusal) return refused(yearsRefusal)
  const own = zoneNamed(asked.timezone)
  if (!own) return refused({ kind: 'unknown-zone', timezone: asked.timezone })
  const events = readEvents(text, own)
  if (!events.ok) return events
  const closed = createClosedDates(asked)
  for (const [master, replacements] of createReplacements(events.value, own)) {
    closeEvent(closed, master, replacements, asked, own)
  }
  return closed.list()
}

function readEvents(text: string, own: Zone): Result<readonly IcsEvent[], HolidayRefusal> {
  const file = readIcsFile(text)
  if (!file.ok) return file
  const events: IcsEvent[] = []
  let rules = 0
  for (const { properties, isWithdrawn } of file.value.events) {
    const event = readIcsEvent(properties, isWithdrawn, own)
    if (!event.ok) return event
    events.push(event.value)
    rules += event.value.rules.length
  }
  const most = holidayLimits.recurringEvents
  return rules > most ? refused({ kind: 'too-many', what: 'recurring events', most }) : accepted(events)
}

function closeEvent(
  closed: ClosedDates,
  master: IcsEvent,
  replacements: Replacements,
  years: Years,
  own: Zone,
): void {
  if (master.isCancelled) return
  for (const replacement of replacements.all) {
    if (!replacement.isCancelled) closeSpan(closed, replacement, replacement.name, own)
  }
  for (const span of spansOf(master, firstDayOf(years), lastDayOf(years), own)) {
    const stands = replacements.standingFor(span)
    if (stands) closeSpan(closed, stands.span, stands.name ?? master.name, own)
  }
}

/** Half-open: what ends at midnight does not touch the next date. */
function closeSpan(closed: ClosedDates, { start, lengthMs }: IcsSpan, name: string, own: Zone): void {
  const from = wallIn(start, own, own)
  const to = wallIn({ ...start, wall: start.wall + lengthMs }, own, own)
  const firstDay = Math.floor(from / DAY_MS)
  closed.close(firstDay, Math.max(firstDay, Math.floor((to - 1) / DAY_MS)), name)
}
