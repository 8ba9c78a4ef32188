import type { Instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Actor } from '#shared/domain/person'
import type { Ticket, TicketEvent } from '#shared/domain/ticket'

/** What stands in the conversation: a message, or something that happened. `count` joins equal things in a row. */
export type TimelineEntry =
  | { readonly kind: 'message'; readonly at: Instant; readonly message: Message }
  | { readonly kind: 'event'; readonly at: Instant; readonly event: TicketEvent; readonly count: number }

/** An event whose message is shown in full would only say the same again. */
const isShownAsMessage = (event: TicketEvent, known: ReadonlySet<string>): boolean =>
  (event.type === 'replied' || event.type === 'noted' || event.type === 'customerReplied') &&
  event.messageId !== null &&
  known.has(event.messageId)

const isSameActor = (a: Actor, b: Actor): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Without a text to it, and so the same as another of its kind. A message has its own, also where that is not shown. */
const isWordless = (event: TicketEvent): boolean =>
  event.type === 'touched' ||
  ((event.type === 'replied' || event.type === 'noted' || event.type === 'customerReplied') &&
    event.messageId === null)

/** Wordless updates and messages without text say nothing new when they follow each other. */
const isRepetition = (before: TimelineEntry | undefined, event: TicketEvent): boolean =>
  before?.kind === 'event' &&
  before.event.type === event.type &&
  isWordless(before.event) &&
  isWordless(event) &&
  isSameActor(before.event.by, event.by)

/** Joins runs of the same wordless event by the same actor; the instant is the last one's. */
export function joinRepeated(
  events: readonly TicketEvent[],
): readonly Extract<TimelineEntry, { kind: 'event' }>[] {
  const joined: Extract<TimelineEntry, { kind: 'event' }>[] = []
  for (const event of events) {
    const before = joined.at(-1)
    if (before && isRepetition(before, event)) {
      joined[joined.length - 1] = { ...before, at: event.at, count: before.count + 1 }
    } else {
      joined.push({ kind: 'event', at: event.at, event, count: 1 })
    }
  }
  return joined
}

/** Where in the history an entry stands: a message at its event, or behind the opening it came with. */
function placesIn(history: readonly TicketEvent[]): (entry: TimelineEntry) => number {
  const ofEvent = new Map(history.map((event, index) => [event, index]))
  const ofMessage = new Map(
    history.flatMap((event, index) =>
      'messageId' in event && event.messageId !== null ? [[String(event.messageId), index] as const] : [],
    ),
  )
  return (entry) => (entry.kind === 'event' ? ofEvent.get(entry.event) : ofMessage.get(entry.message.id)) ?? 0
}

/**
 * Messages and events of a ticket as one run, oldest first by when they happened (TKT4), and of one instant in the order
 * of the history: who answers and waits has answered first (TKT100).
 */
export function timelineOf(ticket: Ticket, messages: readonly Message[]): readonly TimelineEntry[] {
  const known = new Set<string>(messages.map((message) => message.id))
  const events = joinRepeated(ticket.history.filter((event) => !isShownAsMessage(event, known)))
  const entries: TimelineEntry[] = [
    ...events,
    ...messages.map((message) => ({ kind: 'message', at: message.at, message }) satisfies TimelineEntry),
  ]
  const placeOf = placesIn(ticket.history)
  return entries.toSorted((a, b) => a.at - b.at || placeOf(a) - placeOf(b))
}
