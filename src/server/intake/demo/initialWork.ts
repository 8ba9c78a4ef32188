import { assertNever } from '#shared/domain/assertNever'
import type { Calendar } from '#shared/domain/calendar/calendar'
import type { Desk } from '#shared/domain/desk'
import { type TicketId, ticketId } from '#shared/domain/ids'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import type { Urgency } from '#shared/domain/sla/urgency'
import type { Priority } from '#shared/domain/ticket'
import type { TicketWrite } from '../../db/store'
import { priorityShares } from './measured'
import { bandOf, openingFor } from './placement'
import { drawPlot, lengthOf, type Plot, type Stage, tell } from './plot'
import { createRandom, type Random } from './random'

export const FIRST_NUMBER = 20_301
export const demoTicketId = (number: number): TicketId => ticketId(String(number))
const DRAFT_ID = ticketId('draft')

/** How many open tickets stand in each band of the board when the desk is first opened (DEM2). */
const openInBand: readonly (readonly [Urgency, number])[] = [
  ['breach', 7],
  ['near', 4],
  ['soon', 9],
  ['later', 64],
  ['paused', 13],
]
const RESOLVED_LATELY = 34
const CLOSED_BEFORE = 22
/** Drawings made for one place before a P1, whose clocks know no night, is put there. */
const DRAWINGS = 12

interface PlacedPlot {
  readonly plot: Plot
  readonly openedAt: Instant
}

/** The work that lies on the desk at `now`, oldest ticket first, numbered without gaps from FIRST_NUMBER. */
export function createInitialWork(seed: number, now: Instant, desk: Desk): readonly TicketWrite[] {
  const random = createRandom(seed)
  const terms = compileTerms(desk, now)
  if (!terms.ok) throw new Error('The default calendar of the demo desk does not compile.')
  const open = openInBand.flatMap(([band, count]) =>
    Array.from({ length: count }, () => placeInBand(random, band, terms.value, now)),
  )
  const resolved = Array.from({ length: RESOLVED_LATELY }, () => placeDone(random, 'resolved', now))
  const closed = Array.from({ length: CLOSED_BEFORE }, () => placeDone(random, 'closed', now))
  return [...open, ...resolved, ...closed]
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .map(({ plot, openedAt }, index) => tell(plot, demoTicketId(FIRST_NUMBER + index), openedAt))
}

/** Stages a ticket of a band may be in, by share. */
const stagesOf: Record<Urgency, readonly (readonly [Stage, number])[]> = {
  breach: [
    ['unseen', 0.25],
    ['acknowledged', 0.35],
    ['answered', 0.4],
  ],
  near: [
    ['unseen', 0.4],
    ['acknowledged', 0.4],
    ['answered', 0.2],
  ],
  soon: [
    ['unseen', 0.35],
    ['acknowledged', 0.4],
    ['answered', 0.25],
  ],
  later: [
    ['unseen', 0.1],
    ['acknowledged', 0.15],
    ['answered', 0.75],
  ],
  paused: [['waiting', 1]],
}

/** The demo desk has one calendar; every policy counts in it. */
function hoursOf(terms: Terms): Calendar {
  const calendar = terms.versions.at(-1)?.policies[0]?.calendar
  if (!calendar) throw new Error('The demo desk promises nothing.')
  return calendar
}

/** When the next promise of a ticket in a band should fall due. Later ones spread over the hours to come. */
function drawDueAt(random: Random, band: Urgency, terms: Terms, now: Instant): Instant {
  const inMs = (ms: number) => plusMs(now, Math.round(ms))
  switch (band) {
    case 'breach':
      return inMs(-random.spreadAround(25 * MINUTE_MS, 3 * HOUR_MS))
    case 'near':
      return inMs(random.between(25 * SECOND_MS, 5 * MINUTE_MS - 20 * SECOND_MS))
    case 'soon':
      return inMs(random.between(6 * MINUTE_MS, 29 * MINUTE_MS))
    case 'later': {
      const openMs = Math.round(random.spreadAround(5 * HOUR_MS, 14 * HOUR_MS))
      return hoursOf(terms).addOpen(inMs(35 * MINUTE_MS), openMs) ?? inMs(openMs)
    }
    case 'paused':
      return inMs(random.between(HOUR_MS, DAY_MS))
    default:
      return assertNever(band)
  }
}

function placeInBand(random: Random, band: Urgency, terms: Terms, now: Instant): PlacedPlot {
  for (let drawing = 0; drawing < DRAWINGS; drawing += 1) {
    const placed = tryPlace(random, band, random.weighted(priorityShares), terms, now)
    if (placed) return placed
  }
  for (let drawing = 0; drawing < DRAWINGS; drawing += 1) {
    const placed = tryPlace(random, band, 'P1', terms, now)
    if (placed) return placed
  }
  throw new Error(`No ticket of the band "${band}" could be placed at ${now}.`)
}

function tryPlace(
  random: Random,
  band: Urgency,
  priority: Priority,
  terms: Terms,
  now: Instant,
): PlacedPlot | null {
  const plot = drawPlot(random, random.weighted(stagesOf[band]), priority)
  const latest = plusMs(now, -lengthOf(plot) - SECOND_MS)
  const wantedDueAt = drawDueAt(random, band, terms, now)
  const wanted = openingFor((at) => tell(plot, DRAFT_ID, at).ticket, terms, wantedDueAt, latest)
  // A promise too short for the wanted instant leaves the latest opening there is; not all can be opened just now.
  const isFree = band === 'paused' || (band === 'later' && wanted === latest)
  const longestBackMs = band === 'paused' ? DAY_MS : 25 * MINUTE_MS
  const openedAt = isFree ? plusMs(latest, -Math.round(random.between(MINUTE_MS, longestBackMs))) : wanted
  return bandOf(tell(plot, DRAFT_ID, openedAt).ticket, terms, now) === band ? { plot, openedAt } : null
}

/** Done work: most of it today, for the attainment of the day, the closed part over the week before. */
function placeDone(random: Random, stage: 'resolved' | 'closed', now: Instant): PlacedPlot {
  const plot = drawPlot(random, stage, random.weighted(priorityShares))
  const sinceMs =
    stage === 'resolved' ? random.between(2 * MINUTE_MS, 8 * HOUR_MS) : random.between(0, 6 * DAY_MS)
  return { plot, openedAt: plusMs(now, -lengthOf(plot) - Math.round(sinceMs)) }
}
