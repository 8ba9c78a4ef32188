import * as z from 'zod/mini'
import type { WrittenPath } from '../calendar/calendarRefusal'
import type { TicketId } from '../ids'
import { earlier, type Instant } from '../instant'
import type { Actor } from '../person'
import { accepted, type Result, refused } from '../result'
import { ticketAfter } from '../rowAfter'
import type { Status, Ticket, TicketEvent } from '../ticket'
import { courseOf } from './course'
import { defaultAgreement } from './defaultAgreement'
import type { AgreementInForce } from './policies'

/** Who merges, when, and what the server knows of other tickets. */
export interface MergeContext {
  readonly by: Actor
  readonly at: Instant
  readonly receivedAt: Instant
  /** The ticket that another one is part of; null for one that stands by itself. */
  readonly mergedInto: (ticket: TicketId) => TicketId | null
}

export const mergeRefusalKindSchema = z.enum([
  'itself',
  'already-merged',
  'cyclic',
  'target-merged',
  'closed-source',
  'closed-target',
  'before-opening',
  'not-merged',
])

export interface MergeRefusal {
  readonly kind: z.infer<typeof mergeRefusalKindSchema>
  /** Into `{ source, target }`. */
  readonly path: WrittenPath
  /** What is in the way and what to do, in one plain sentence or two. */
  readonly sentence: string
  /** The ticket that the source or the target is part of, where that is what stands against it. */
  readonly into: TicketId | null
}

/** Both tickets after the deed, and the events that were added to each. */
export interface Merged {
  readonly source: Ticket
  readonly target: Ticket
  readonly events: { readonly source: readonly TicketEvent[]; readonly target: readonly TicketEvent[] }
}

const refusal = (
  kind: MergeRefusal['kind'],
  path: WrittenPath,
  sentence: string,
  into: TicketId | null = null,
) => refused<MergeRefusal>({ kind, path, sentence, into })

/**
 * Makes the source part of the target (R27): what the source owes is owed by the target from then on, its customer's
 * wait with it, and the source is closed. Refused where that makes no sense; nothing is changed in place.
 */
export function mergeTickets(
  source: Ticket,
  target: Ticket,
  context: MergeContext,
): Result<Merged, MergeRefusal> {
  const refusedFor = whyNotMerged(source, target, context)
  if (refusedFor) return refusedFor
  const { by, at, receivedAt } = context
  const stamp = { at, receivedAt, by }
  const waitingSince = waitingSinceOf(source)
  return accepted(
    merged(
      source,
      [
        { type: 'merged', ...stamp, into: target.id },
        { type: 'statusChanged', ...stamp, from: source.status, to: 'closed' },
      ],
      target,
      [{ type: 'absorbed', ...stamp, ticket: source.id, waitingSince }],
    ),
  )
}

/** Takes a merge back: both tickets go on as if it had not been, and the source is in the status it had. */
export function unmergeTickets(
  source: Ticket,
  target: Ticket,
  context: Omit<MergeContext, 'mergedInto'>,
): Result<Merged, MergeRefusal> {
  const { by, at, receivedAt } = context
  const index = source.history.findLastIndex(({ type }) => type === 'merged' || type === 'unmerged')
  const last = source.history[index]
  if (last?.type !== 'merged' || last.into !== target.id) {
    return refusal(
      'not-merged',
      ['source', 'history'],
      `${source.id} is no part of ${target.id}, so there is nothing to take out.`,
    )
  }
  const stamp = { at, receivedAt, by }
  return accepted(
    merged(
      source,
      [
        { type: 'unmerged', ...stamp, from: target.id },
        { type: 'statusChanged', ...stamp, from: source.status, to: statusBefore(source, index) },
      ],
      target,
      [{ type: 'released', ...stamp, ticket: source.id }],
    ),
  )
}

function merged(
  source: Ticket,
  sourceEvents: readonly TicketEvent[],
  target: Ticket,
  targetEvents: readonly TicketEvent[],
): Merged {
  const isNews = (event: TicketEvent) => event.type !== 'statusChanged' || event.from !== event.to
  const events = { source: sourceEvents.filter(isNews), target: targetEvents }
  return {
    source: events.source.reduce(ticketAfter, source),
    target: events.target.reduce(ticketAfter, target),
    events,
  }
}

/** The status that the merge ended: the next change after it says what it was. */
function statusBefore(source: Ticket, mergedIndex: number): Status {
  const change = source.history.find((event, index) => index > mergedIndex && event.type === 'statusChanged')
  return change?.type === 'statusChanged' ? change.from : source.status
}

function whyNotMerged(source: Ticket, target: Ticket, context: MergeContext) {
  const { at, mergedInto } = context
  if (source.id === target.id) {
    return refusal('itself', ['target', 'id'], 'A ticket cannot become part of itself. Choose another one.')
  }
  const into = mergedInto(source.id)
  if (into !== null) {
    const sentence = `${source.id} is part of ${into} already. Take it out of that one first.`
    return refusal('already-merged', ['source'], sentence, into)
  }
  const chain = chainFrom(target.id, mergedInto)
  if (chain.includes(source.id)) {
    const sentence = `${target.id} is itself part of ${source.id}. Merge the other way round, or take it out first.`
    return refusal('cyclic', ['target'], sentence)
  }
  const last = chain.at(-1)
  if (last !== undefined) {
    const sentence = `${target.id} is part of ${last}. Merge into that one.`
    return refusal('target-merged', ['target'], sentence, last)
  }
  return whyNotNow(source, target, at)
}

function whyNotNow(source: Ticket, target: Ticket, at: Instant) {
  if (source.status === 'closed') {
    return refusal('closed-source', ['source', 'status'], `${source.id} is closed. Reopen it first.`)
  }
  if (target.status === 'closed') {
    return refusal('closed-target', ['target', 'status'], `${target.id} is closed. Reopen it first.`)
  }
  for (const [side, ticket] of [
    ['source', source],
    ['target', target],
  ] as const) {
    if (at < ticket.openedAt) {
      const sentence = `${ticket.id} was not open yet at that time. Merge at a later one.`
      return refusal('before-opening', [side, 'openedAt'], sentence)
    }
  }
  return null
}

/** The tickets that one is part of, through others, the outermost last; ends where a chain runs in a circle. */
function chainFrom(ticket: TicketId, mergedInto: MergeContext['mergedInto']): readonly TicketId[] {
  const chain: TicketId[] = []
  let next = mergedInto(ticket)
  while (next !== null && !chain.includes(next)) {
    chain.push(next)
    next = mergedInto(next)
  }
  return chain
}

/** The ticket that this one is part of; null when it stands by itself. */
export function mergedIntoOf({ history }: Ticket): TicketId | null {
  const last = history.findLast(({ type }) => type === 'merged' || type === 'unmerged')
  return last?.type === 'merged' ? last.into : null
}

/** The tickets that are part of this one, itself not among them and in the order in which they came. */
export function absorbedBy({ history }: Ticket): readonly TicketId[] {
  const absorbed = new Set<TicketId>()
  for (const event of history) {
    if (event.type === 'absorbed') absorbed.add(event.ticket)
    if (event.type === 'released') absorbed.delete(event.ticket)
  }
  return [...absorbed]
}

/** Promises nothing, for it is only asked from when something would be owed. */
const promisingNothing: AgreementInForce = {
  agreement: { ...defaultAgreement, policies: [] },
  effectiveAt: null,
  policies: [],
}

/**
 * Since when a ticket's customer waits for an answer, as the clocks of an answer would count it: from the opening, from
 * the first message after the last answer, or from the reopening (R15, R17). Null when nobody waits: everything was
 * answered, or the ticket is done.
 */
export function waitingSinceOf(ticket: Ticket): Instant | null {
  const { cycles } = courseOf(ticket, [promisingNothing])
  const open = [...cycles.firstResponse, ...cycles.nextResponse].filter(({ end }) => end === null)
  return open.length === 0 ? null : open.map(({ startedAt }) => startedAt).reduce(earlier)
}
