import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import type { Person } from '#shared/domain/person'
import { acknowledgementOf, isDone, type Ticket } from '#shared/domain/ticket'
import type { TicketWrite } from '../../db/store'
import { answers } from '../phrases/answers'
import type { DemoChange, ReadTicket } from './demoChange'
import { drawOpening, fillFreely } from './drawOpening'
import { demoTicketId } from './initialWork'
import { pace, priorityShares, shareOf } from './measured'
import { deskPeople, jonas, queueOf } from './people'
import { drawOwner } from './plot'
import { createRandom, type Random } from './random'
import { after, type Deed, open } from './story'
import { createTicketNumbers } from './ticketNumbers'

/** The desk stays about this full, resolved tickets included: below, more comes in; above, more is finished. */
const FEWEST_UNCLOSED = 100
const MOST_UNCLOSED = 140
/** After so many messages that nobody answered a customer only waits. */
const UNANSWERED_MESSAGES = 2
/** Tries to find a ticket that something can happen to, before this turn is left empty. */
const TRIES = 8

/** What happens while people look: new tickets, customers who write, colleagues who answer and resolve (DEM5). */
export function createLiveWork(seed: number): { readonly next: () => DemoChange } {
  const random = createRandom(seed ^ 0x5f356495)
  const numbers = createTicketNumbers()
  let burstLeft = 0

  function drawGapMs(): number {
    if (burstLeft > 0) {
      burstLeft -= 1
      return random.waitingTime(pace.burstGapMs)
    }
    if (random.chance(pace.burstShare)) burstLeft = Math.round(random.between(...pace.burstSteps))
    return Math.min(pace.longestGapMs, pace.shortestGapMs + random.waitingTime(pace.meanGapMs))
  }

  async function make(now: Instant, readTicket: ReadTicket): Promise<readonly TicketWrite[]> {
    await numbers.learn(readTicket)
    if (random.chance(arrivalShare(numbers.unclosed().length))) {
      const id = demoTicketId(await numbers.take(readTicket))
      return [open(id, drawOpening(random, random.weighted(priorityShares)), now)]
    }
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const write = await workOnOne(now, readTicket)
      if (write) return [write]
    }
    return []
  }

  async function workOnOne(now: Instant, readTicket: ReadTicket): Promise<TicketWrite | null> {
    const candidates = numbers.unclosed()
    if (candidates.length === 0) return null
    const id = random.pick(candidates)
    const ticket = await readTicket(id)
    if (!ticket || ticket.status === 'closed') {
      numbers.forget(id)
      return null
    }
    // A stored instant may lie ahead of `now` when the clock was set back; such a ticket rests until then.
    if ((ticket.history.at(-1)?.at ?? now) > now) return null
    const write = drawDeeds(random, ticket).reduce((story, deed) => after(story, deed, now), {
      ticket,
      messages: [],
    } as TicketWrite)
    return write.ticket === ticket ? null : write
  }

  return { next: () => ({ afterMs: Math.round(drawGapMs()), make }) }
}

/** The share of turns that bring a new ticket. One ticket takes about four turns of work until it is done. */
function arrivalShare(unclosedCount: number): number {
  if (unclosedCount < FEWEST_UNCLOSED) return 0.5
  return unclosedCount > MOST_UNCLOSED ? 0.08 : 0.2
}

/** What happens next to one open ticket; nothing when it rests. */
function drawDeeds(random: Random, ticket: Ticket): readonly Deed[] {
  const isTheVisitors = ticket.owner?.id === jonas.id
  if (isTheVisitors || ticket.status === 'waiting-customer') {
    const isSilent =
      isDone(ticket.status) || isFromMonitor(ticket) || hasSaidEnough(ticket) || random.chance(0.5)
    return isSilent ? [] : [customerReply(random)]
  }
  const colleague = ticket.owner ?? drawColleague(random, ticket)
  if (isDone(ticket.status)) return drawAfterResolution(random, ticket)
  if (ticket.status === 'waiting-vendor') return [{ kind: 'carryOn', by: colleague }]
  if (!acknowledgementOf(ticket)) {
    // Half of the new work is left lying, for whoever looks at the board.
    return random.chance(0.5) ? [{ kind: 'acknowledge', by: colleague }] : []
  }
  if (!ticket.history.some((event) => event.type === 'replied')) {
    return [{ kind: 'reply', by: colleague, body: fillFreely(random.pick(answers.firstReply), random) }]
  }
  return drawWork(random, ticket, colleague)
}

/** Anybody but the person whose seat the visitor takes. */
function drawColleague(random: Random, ticket: Ticket): Person {
  const queue = Object.values(queueOf).find((candidate) => candidate.id === ticket.queue)
  const drawn = queue ? drawOwner(random, { queue }) : random.pick(deskPeople)
  return drawn.id === jonas.id ? random.pick(deskPeople.filter((person) => person.id !== jonas.id)) : drawn
}

const hasSaidEnough = (ticket: Ticket): boolean =>
  ticket.history.slice(-UNANSWERED_MESSAGES).every(({ type }) => type === 'customerReplied')

/** A monitor reports and never answers. */
const isFromMonitor = (ticket: Ticket): boolean => ticket.channel === 'monitoring'

const customerReply = (random: Random): Deed => ({
  kind: 'customerReply',
  body: fillFreely(random.pick(answers.customerReply), random),
})

function drawAfterResolution(random: Random, ticket: Ticket): readonly Deed[] {
  if (!isFromMonitor(ticket) && random.chance(shareOf.reopened)) {
    return [{ kind: 'customerReply', body: fillFreely(random.pick(answers.stillBroken), random) }]
  }
  return random.chance(0.3) ? [{ kind: 'close' }] : []
}

type Turn = 'resolve' | 'customer' | 'reply' | 'note' | 'wait' | 'vendor' | 'assign' | 'move' | 'rank'

/** Turns an answered ticket takes; about one in three ends it. */
const turnShares: readonly (readonly [Turn, number])[] = [
  ['resolve', 0.36],
  ['customer', 0.16],
  ['reply', 0.12],
  ['note', 0.12],
  ['wait', shareOf.pausedOnCustomer * 0.6],
  ['vendor', shareOf.waitingForVendor],
  ['assign', (shareOf.reassigned - shareOf.movedToAnotherQueue) * 0.5],
  ['move', shareOf.movedToAnotherQueue * 0.4],
  ['rank', shareOf.priorityChanged],
]

function drawWork(random: Random, ticket: Ticket, by: Person): readonly Deed[] {
  const says = (kind: keyof typeof answers) => fillFreely(random.pick(answers[kind]), random)
  const turn = random.weighted(turnShares)
  switch (turn) {
    case 'resolve':
      return [
        { kind: 'reply', by, body: says('resolution') },
        { kind: 'resolve', by },
      ]
    case 'customer':
      return isFromMonitor(ticket) ? [{ kind: 'note', by, body: says('note') }] : [customerReply(random)]
    case 'reply':
      return [{ kind: 'reply', by, body: says('laterReply') }]
    case 'note':
      return [{ kind: 'note', by, body: says('note') }]
    case 'wait':
      if (isFromMonitor(ticket)) return [{ kind: 'waitForVendor', by }]
      return [
        { kind: 'reply', by, body: says('askCustomer') },
        { kind: 'wait', by },
      ]
    case 'vendor':
      return [{ kind: 'waitForVendor', by }]
    case 'assign':
      return [{ kind: 'assign', by, to: drawColleague(random, ticket) }]
    case 'move':
      return [{ kind: 'move', by, to: random.pick(Object.values(queueOf)) }]
    case 'rank':
      return [{ kind: 'rank', by, to: random.pick(['P2', 'P3'] as const) }]
    default:
      return assertNever(turn)
  }
}
