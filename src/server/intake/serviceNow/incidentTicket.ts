import type { Queue } from '#shared/domain/desk'
import { personId, queueId, ticketId } from '#shared/domain/ids'
import { type Instant, later } from '#shared/domain/instant'
import type { Actor, Person } from '#shared/domain/person'
import { type Channel, isDone, type Status, type Ticket, type TicketEvent } from '#shared/domain/ticket'
import { composeSubjectFor } from '../phrases/composeSubject'
import type { LogRow } from './logRow'

/** An incident as the desk's own words: how it was opened, and what each row of the log did to it. */
export interface MappedIncident {
  /** The ticket at opened_at: new, nobody's, with nothing but `opened` in its history. */
  readonly opening: Ticket
  readonly steps: readonly LogStep[]
}

/** One row of the log. The first row has a step of its own when it changes the opening. */
export interface LogStep {
  readonly at: Instant
  readonly isFirstRow: boolean
  readonly events: readonly TicketEvent[]
}

/** Maps the rows of one incident, ordered, at least one (IMP3). */
export function mapIncident(rows: readonly LogRow[]): MappedIncident {
  const first = rows[0]
  if (!first) throw new Error('An incident has at least one row.')
  const opening = openingOf(first)
  const steps: LogStep[] = []
  let before: Standing = {
    status: 'new',
    queue: opening.queue,
    priority: first.priority,
    assignee: null,
    reopenCount: first.reopenCount,
    hasLeftNew: false,
  }
  for (const [index, row] of rows.entries()) {
    // Five first rows of the published log are stamped before opened_at; nothing happens before the opening.
    const at = later(row.updatedAt, opening.openedAt)
    const { events, standing } = changesBy(row, at, before)
    const isFirstRow = index === 0
    if (events.length > 0) steps.push({ at, isFirstRow, events })
    else if (!isFirstRow) steps.push({ at, isFirstRow, events: [{ type: 'touched', ...stampOf(row, at) }] })
    before = standing
  }
  return { opening, steps }
}

/** The ticket after some of its steps. */
export function ticketAfter(opening: Ticket, steps: readonly LogStep[]): Ticket {
  let { status, queue, priority, owner } = opening
  const history: TicketEvent[] = [...opening.history]
  for (const step of steps) {
    for (const event of step.events) {
      if (event.type === 'statusChanged') status = event.to
      if (event.type === 'moved') queue = event.to
      if (event.type === 'priorityChanged') priority = event.to
      if (event.type === 'assigned') owner = event.to
      history.push(event)
    }
  }
  return { ...opening, status, queue, priority, owner, history }
}

/** What the row before left behind. */
interface Standing {
  readonly status: Status
  readonly queue: Queue['id']
  readonly priority: LogRow['priority']
  readonly assignee: string | null
  readonly reopenCount: number
  readonly hasLeftNew: boolean
}

function changesBy(
  row: LogRow,
  at: Instant,
  before: Standing,
): { readonly events: readonly TicketEvent[]; readonly standing: Standing } {
  const stamp = stampOf(row, at)
  const status = row.status ?? before.status
  const queue = queueOfGroup(row.group).id
  const isFirstLeaving = !before.hasLeftNew && status !== 'new'
  const events: TicketEvent[] = []
  if (row.priority !== before.priority) {
    events.push({ type: 'priorityChanged', ...stamp, from: before.priority, to: row.priority })
  }
  if (queue !== before.queue) events.push({ type: 'moved', ...stamp, from: before.queue, to: queue })
  if (isFirstLeaving) {
    // The log knows no messages. Its first sign of work stands for the acknowledgement and the first response.
    events.push({ type: 'acknowledged', ...stamp }, { type: 'replied', ...stamp, messageId: null })
  }
  events.push(...statusEvents(row, status, before, stamp))
  if (row.assignee !== before.assignee) {
    events.push({ type: 'assigned', ...stamp, to: row.assignee === null ? null : resolver(row.assignee) })
  }
  const hasLeftNew = before.hasLeftNew || isFirstLeaving
  return {
    events,
    standing: {
      status,
      queue,
      priority: row.priority,
      assignee: row.assignee,
      reopenCount: row.reopenCount,
      hasLeftNew,
    },
  }
}

type Stamp = Pick<TicketEvent, 'at' | 'receivedAt' | 'by'>

function statusEvents(row: LogRow, status: Status, before: Standing, stamp: Stamp): readonly TicketEvent[] {
  if (status !== before.status) return [{ type: 'statusChanged', ...stamp, from: before.status, to: status }]
  // Reopened and done again between two rows: only the counter tells.
  const isReopenedUnseen = row.reopenCount > before.reopenCount && isDone(status)
  if (!isReopenedUnseen) return []
  return [
    { type: 'statusChanged', ...stamp, from: status, to: 'active' },
    { type: 'statusChanged', ...stamp, from: 'active', to: status },
  ]
}

function openingOf(first: LogRow): Ticket {
  const { openedAt } = first
  const caller = first.caller ?? 'Unknown caller'
  return {
    id: ticketId(first.number),
    subject: subjectOf(first),
    requester: { name: caller, organisation: first.location, tier: 'standard' },
    queue: queueOfGroup(first.group).id,
    priority: first.priority,
    status: 'new',
    owner: null,
    channel: channelByWord[first.contactType ?? ''] ?? 'phone',
    category: first.category,
    assetClass: null,
    tags: [],
    openedAt,
    history: [
      { type: 'opened', at: openedAt, receivedAt: openedAt, by: { kind: 'requester', name: caller } },
    ],
  }
}

/** Composed, because the log has none: the trouble from its category, the details from symptom and place. */
const subjectOf = (row: LogRow): string =>
  composeSubjectFor(
    `${row.category ?? ''}/${row.subcategory ?? ''}/${row.symptom ?? ''}`,
    `${row.location ?? ''}/${row.caller ?? ''}`,
    row.priority,
  )

const channelByWord: Readonly<Record<string, Channel>> = {
  Phone: 'phone',
  IVR: 'phone',
  Email: 'email',
  'Self service': 'portal',
  'Direct opening': 'portal',
}

const stampOf = (row: LogRow, at: Instant): Stamp => ({
  at,
  receivedAt: at,
  by: updater(row.updatedBy),
})

/** "Updated by 21" is an agent of whom only a number is known; resolvers are numbered apart from updaters. */
function updater(word: string | null): Actor {
  if (word === null) return { kind: 'system', name: 'ServiceNow' }
  const name = word.replace(/^Updated by/, 'Agent').replaceAll(/\s+/g, ' ')
  return { kind: 'agent', person: { id: personId(idOf(name)), name } }
}

const resolver = (name: string): Person => ({ id: personId(idOf(name)), name })

/** The queue of an assignment group; incidents that no group has yet wait in one of their own. */
export function queueOfGroup(group: string | null): Queue {
  return group === null
    ? { id: queueId('no-group'), name: 'No group yet' }
    : { id: queueId(idOf(group)), name: group }
}

/** "Group 56" -> "group-56"; whatever an id may not hold becomes a dash. */
const idOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64) || 'unnamed'
