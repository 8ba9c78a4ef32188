import { assertNever } from '../assertNever'
import type { QueueId } from '../ids'
import { type Instant, later } from '../instant'
import type { Actor } from '../person'
import { isDone, type Priority, type Status, type Ticket, type TicketEvent } from '../ticket'
import type { Course, PhaseCause } from './cycle'
import type { AgreementInForce } from './policies'
import { begin, end, enter, openCycle, openStory, passTime, type Story } from './story'

/** By time; what happened at one instant stays in the server's order (R14, R28). */
export function inOrderOfTime(history: readonly TicketEvent[]): readonly TicketEvent[] {
  const isInOrder = history.every((event, index) => index === 0 || (history[index - 1]?.at ?? 0) <= event.at)
  return isInOrder ? history : history.toSorted((a, b) => a.at - b.at)
}

/** Reads a ticket's history for its clocks, under the versions of the agreement that have taken effect. */
export function courseOf(ticket: Ticket, versions: readonly AgreementInForce[]): Course {
  const events = inOrderOfTime(ticket.history)
  const story = openStory(ticket, versions)
  beginWithOpening(story, events.find((event) => event.type === 'opened')?.by ?? null)
  for (const [index, event] of events.entries()) {
    passTime(story, event.at)
    const isMergedForGood = event.type === 'merged' && !isTakenBack(events, index)
    if (isMergedForGood) return endedByMerge(story, event)
    if (event.type !== 'absorbed' || !isReleased(events, index, event.ticket)) tell(story, event)
  }
  passTime(story, null)
  endAsTheRow(story)
  return story
}

const isTakenBack = (events: readonly TicketEvent[], since: number): boolean =>
  events.some(({ type }, index) => index > since && type === 'unmerged')

const isReleased = (events: readonly TicketEvent[], since: number, ticket: string): boolean =>
  events.some((event, index) => index > since && event.type === 'released' && event.ticket === ticket)

/** What is owed from the first moment (R15). A ticket that is born done owes nothing but being done, which it is. */
function beginWithOpening(story: Story, openedBy: Actor | null): void {
  const at = story.ticket.openedAt
  begin(story, 'acknowledgement', at)
  begin(story, 'ownership', at)
  begin(story, 'resolution', at)
  if (openedBy?.kind !== 'agent') askedAt(story, at)
  if (isDone(story.phase.status)) becomeDone(story, at, story.phase.by)
}

function tell(story: Story, event: TicketEvent): void {
  const at = later(event.at, story.phase.at)
  switch (event.type) {
    case 'acknowledged':
      return end(story, 'acknowledgement', at, event.by, 'kept')
    case 'replied':
      return isAnswer(event, story.ticket) ? answered(story, at, event.by) : undefined
    case 'customerReplied':
      return customerReplied(story, at, event.by)
    case 'statusChanged':
      if (isOfMerge(story, event)) return
      story.isWaitOver = false
      return statusBecame(story, event.to, at, event.by, 'status')
    case 'priorityChanged':
      return priorityBecame(story, event.to, at, event.by, 'priority')
    case 'moved':
      return movedTo(story, event.to, at, event.by, 'queue')
    case 'merged':
      story.isAway = true
      return
    case 'unmerged':
      story.isAway = false
      story.returnedAt = event.at
      return
    case 'absorbed':
      return event.waitingSince === null ? undefined : absorbed(story, event.waitingSince, at)
    case 'opened':
    case 'assigned':
    case 'noted':
    case 'touched':
    case 'released':
    case 'snoozed':
    case 'woken':
    case 'stepTicked':
    case 'linked':
    case 'unlinked':
    case 'tagged':
    case 'untagged':
      return
    default:
      return assertNever(event)
  }
}

/** A merge closes a ticket, and taking it back reopens it; to its clocks neither ever was (R27). */
const isOfMerge = (
  { isAway, returnedAt }: Story,
  { at, from }: Extract<TicketEvent, { type: 'statusChanged' }>,
): boolean => isAway || (at === returnedAt && isDone(from))

/** Public and from a person of the desk who is not the customer; what a machine sends is no answer (R16). */
const isAnswer = ({ by }: TicketEvent, { requester }: Ticket): boolean =>
  by.kind === 'agent' && by.person.name !== requester.name

/** The customer has what was owed: the first response or the next one, and an update; the next update is owed now. */
function answered(story: Story, at: Instant, by: Actor): void {
  end(story, 'acknowledgement', at, by, 'kept')
  end(story, 'firstResponse', at, by, 'kept')
  end(story, 'nextResponse', at, by, 'kept')
  end(story, 'update', at, by, 'kept')
  story.isAskedWhileDone = false
  if (!isDone(story.phase.status)) begin(story, 'update', at)
  else story.answeredWhileDone ??= { at, by, how: 'kept', phase: story.phases.length - 1 }
}

function customerReplied(story: Story, at: Instant, by: Actor): void {
  if (story.phase.status === 'waiting-customer') {
    enter(story, at, by, 'customer-answered', { status: 'active' })
    story.isWaitOver = true
  }
  if (isDone(story.phase.status)) story.isAskedWhileDone = true
  else askedAt(story, at)
}

const isAnsweredOnce = ({ cycles }: Story): boolean => cycles.firstResponse.at(-1)?.end?.how === 'kept'

/**
 * The customer waits for an answer: the first one, or once that was given, the next one, counted from the first message
 * that was not answered (R15, R17).
 */
function askedAt(story: Story, at: Instant): void {
  if (story.cycles.firstResponse.length === 0) begin(story, 'firstResponse', at)
  const isFromOpening = story.phase.policy?.manners.nextResponseFrom === 'opening'
  const isNextOwed = isFromOpening || isAnsweredOnce(story)
  if (isNextOwed && openCycle(story, 'nextResponse') === null) begin(story, 'nextResponse', at)
}

/** A ticket absorbed here brings its customer's wait with it: the earlier start of the two counts (R27). */
function absorbed(story: Story, waitingSince: Instant, at: Instant): void {
  if (isDone(story.phase.status)) {
    story.isAskedWhileDone = true
    return
  }
  askedAt(story, at)
  for (const metric of ['firstResponse', 'nextResponse'] as const) {
    const cycle = openCycle(story, metric)
    if (cycle && waitingSince < cycle.startedAt) {
      cycle.startedAt = waitingSince
      cycle.startPhase = Math.max(
        story.phases.findLastIndex((phase) => phase.at <= waitingSince),
        0,
      )
      cycle.broughtForwardAt = at
    }
  }
}

function statusBecame(story: Story, status: Status, at: Instant, by: Actor, cause: PhaseCause): void {
  const before = story.phase.status
  if (status === before) return
  if (isDone(before) && !isDone(status)) return reopened(story, status, at, by, cause)
  enter(story, at, by, cause, { status })
  if (!isDone(before) && isDone(status)) becomeDone(story, at, by)
}

/** An agent's "done" says "I have it" as well as the word itself does. What nobody kept by then ends without. */
function becomeDone(story: Story, at: Instant, by: Actor): void {
  if (by.kind === 'agent') end(story, 'acknowledgement', at, by, 'kept')
  end(story, 'resolution', at, by, 'kept')
  end(story, 'ownership', at, by, 'kept')
  for (const metric of ['acknowledgement', 'firstResponse', 'nextResponse', 'update'] as const) {
    end(story, metric, at, by, 'done')
  }
  // Who answers and is done owes no update: a cycle without length says nothing.
  if (story.cycles.update.at(-1)?.startedAt === at) story.cycles.update.pop()
}

/** The ticket was not done after all: what was owed goes on, or begins anew where that is agreed (R17, R23). */
function reopened(story: Story, status: Status, at: Instant, by: Actor, cause: PhaseCause): void {
  const version = story.versionOnReopening ?? story.phase.version
  enter(story, at, by, cause, { status, version })
  for (const metric of ['acknowledgement', 'firstResponse'] as const) {
    const last = story.cycles[metric].at(-1)
    if (last?.end?.how === 'done') last.end = story.answeredWhileDone
  }
  const resolution = story.cycles.resolution.at(-1)
  if (story.phase.policy?.manners.onReopen === 'new-cycle') begin(story, 'resolution', story.phase.at)
  else if (resolution) resolution.end = null
  const stay = story.cycles.ownership.at(-1)
  if (story.isMovedWhileDone) begin(story, 'ownership', story.phase.at)
  else if (stay) stay.end = null
  if (story.isAskedWhileDone) askedAt(story, story.phase.at)
  story.versionOnReopening = null
  story.isMovedWhileDone = false
  story.isAskedWhileDone = false
  story.answeredWhileDone = null
}

function priorityBecame(story: Story, priority: Priority, at: Instant, by: Actor, cause: PhaseCause): void {
  if (priority !== story.phase.priority) enter(story, at, by, cause, { priority })
}

/** A queue's own time ends when the ticket leaves it, and the next queue's begins. */
function movedTo(story: Story, queue: QueueId, at: Instant, by: Actor, cause: PhaseCause): void {
  if (queue === story.phase.queue) return
  end(story, 'ownership', at, by, 'moved-on')
  enter(story, at, by, cause, { queue })
  if (isDone(story.phase.status)) story.isMovedWhileDone = true
  else begin(story, 'ownership', story.phase.at)
}

/** The ticket became part of another one: whatever is owed is owed there (R27). */
function endedByMerge(story: Story, { at, by }: TicketEvent): Course {
  for (const cycles of Object.values(story.cycles)) {
    const last = cycles.at(-1)
    if (last) end(story, last.metric, later(at, story.phase.at), by, 'merged')
  }
  return story
}

/**
 * What is in force at the end is what the row says. Where offline work arrived late, the order of time and the order
 * of the server may end differently; board and clock must not contradict each other.
 */
function endAsTheRow(story: Story): void {
  const { ticket, isWaitOver } = story
  const { at, by } = story.phase
  movedTo(story, ticket.queue, at, by, 'row')
  priorityBecame(story, ticket.priority, at, by, 'row')
  if (!(isWaitOver && ticket.status === 'waiting-customer')) statusBecame(story, ticket.status, at, by, 'row')
}
