import type { TicketId } from '#shared/domain/ids'
import { type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Person } from '#shared/domain/person'
import type { Priority } from '#shared/domain/ticket'
import type { TicketWrite } from '../../db/store'
import { answers } from '../phrases/answers'
import { drawOpening, fillFreely } from './drawOpening'
import { acknowledgedAfterMs, repliedAfterMs, resolvedAfterMs, shareOf } from './measured'
import { crewOf, deskPeople, queueOf, topicOfQueue } from './people'
import type { Random } from './random'
import { after, type Deed, type Opening, open } from './story'

/** How far a ticket has come: nobody has it, somebody has it, it is answered, it waits, it is done. */
export type Stage = 'unseen' | 'acknowledged' | 'answered' | 'waiting' | 'resolved' | 'closed'

/** A ticket's whole course, before it is known when it was opened. */
export interface Plot {
  readonly opening: Opening
  readonly steps: readonly { readonly offsetMs: number; readonly deed: Deed }[]
}

export const lengthOf = (plot: Plot): number => plot.steps.at(-1)?.offsetMs ?? 0

/** The plot as a ticket opened at `openedAt`. */
export function tell(plot: Plot, id: TicketId, openedAt: Instant): TicketWrite {
  let story = open(id, plot.opening, openedAt)
  for (const step of plot.steps) story = after(story, step.deed, plusMs(openedAt, step.offsetMs))
  return story
}

/** Two in three tickets go to the first of the queue's crew, the others to the rest or to a passing colleague. */
export function drawOwner(random: Random, opening: Pick<Opening, 'queue'>): Person {
  const topic = topicOfQueue(opening.queue.id)
  const [first, second] = topic ? crewOf[topic] : deskPeople
  if (first && random.chance(0.6)) return first
  if (second && random.chance(0.75)) return second
  return random.pick(deskPeople)
}

/** Draws a course of one ticket up to a stage. Offsets are from its opening, ascending. */
export function drawPlot(random: Random, stage: Stage, priority: Priority): Plot {
  const opening = drawOpening(random, priority, stage === 'waiting' ? 'person' : 'anybody')
  const owner = drawOwner(random, opening)
  const steps: Plot['steps'][number][] = []
  let clockMs = 0
  const add = (gapMs: number, deed: Deed) => {
    clockMs += Math.max(1_000, Math.round(gapMs))
    steps.push({ offsetMs: clockMs, deed })
  }
  if (stage === 'unseen') return { opening, steps }

  add(random.spreadAround(...acknowledgedAfterMs[priority]), { kind: 'acknowledge', by: owner })
  if (random.chance(0.25)) add(random.between(1, 6) * MINUTE_MS, writeNote(random, owner))
  if (stage === 'acknowledged') return { opening, steps }

  const says = (kind: keyof typeof answers) => fillFreely(random.pick(answers[kind]), random)
  const answer: Deed = { kind: 'reply', by: owner, body: says('firstReply') }
  add(random.spreadAround(...repliedAfterMs[priority]), answer)
  addWorkBetween(random, opening, owner, add)
  if (stage === 'waiting') {
    add(random.between(3, 20) * MINUTE_MS, { kind: 'reply', by: owner, body: says('askCustomer') })
    add(5_000, { kind: 'wait', by: owner })
  }
  if (stage !== 'resolved' && stage !== 'closed') return { opening, steps }

  const resolution: Deed = { kind: 'reply', by: owner, body: says('resolution') }
  add(random.spreadAround(...resolvedAfterMs[priority]), resolution)
  add(4_000, { kind: 'resolve', by: owner })
  if (stage === 'closed') add(random.between(20, 26) * 60 * MINUTE_MS, { kind: 'close' })
  return { opening, steps }
}

const writeNote = (random: Random, by: Person): Deed => ({
  kind: 'note',
  by,
  body: fillFreely(random.pick(answers.note), random),
})

/** What happens on some tickets between the first answer and the end: moves, new owners, words to and fro. */
function addWorkBetween(
  random: Random,
  opening: Opening,
  owner: Person,
  add: (gapMs: number, deed: Deed) => void,
): void {
  const soon = () => random.between(2, 25) * MINUTE_MS
  if (opening.channel !== 'monitoring' && random.chance(0.35)) {
    add(soon(), { kind: 'customerReply', body: fillFreely(random.pick(answers.customerReply), random) })
    if (random.chance(0.6)) {
      add(soon(), { kind: 'reply', by: owner, body: fillFreely(random.pick(answers.laterReply), random) })
    }
  }
  if (random.chance(0.3)) add(soon(), writeNote(random, owner))
  if (random.chance(shareOf.movedToAnotherQueue)) {
    const to = queueOf[random.pick(['workplace', 'identity', 'network', 'data'] as const)]
    if (to.id !== opening.queue.id) add(soon(), { kind: 'move', by: owner, to })
  }
  if (random.chance(shareOf.reassigned - shareOf.movedToAnotherQueue)) {
    const others = deskPeople.filter((person) => person.id !== owner.id)
    add(soon(), { kind: 'assign', by: owner, to: random.pick(others) })
  }
  if (random.chance(shareOf.priorityChanged) && opening.priority !== 'P2') {
    add(soon(), { kind: 'rank', by: owner, to: 'P2' })
  }
}
