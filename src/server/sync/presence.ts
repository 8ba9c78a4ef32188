import type { QueueId, TicketId } from '#shared/domain/ids'
import { type Instant, plusMs } from '#shared/domain/instant'
import type { Person } from '#shared/domain/person'
import type { Presence } from '#shared/protocol/messages'
import { limits } from '#shared/protocol/version'
import type { ServerClock } from '../ports'

/** A console that looks at tickets. */
export interface Onlooker {
  readonly id: string
  readonly person: () => Person
  readonly canSee: (queue: QueueId) => boolean
  readonly tell: (presence: Presence) => void
}

/** A ticket that a console shows, and where it is now. */
export interface LookedAt {
  readonly ticket: TicketId
  readonly queue: QueueId
  readonly isTyping: boolean
}

export interface PresencePorts {
  readonly clock: ServerClock
  /** Answers the undo. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** Who looks at which ticket now. It lives in memory alone and is told to nobody who does not look there as well. */
export interface PresenceRoom {
  /** Everything that the console shows; what it does not name it shows no more. */
  readonly look: (onlooker: Onlooker, at: readonly LookedAt[]) => void
  readonly leave: (console: string) => void
  readonly close: () => void
}

/** Changes within it are told as one, however fast somebody comes and goes. */
const TOLD_AFTER_MS = 250
const PEOPLE_TOLD = 20

interface Glance {
  readonly onlooker: Onlooker
  readonly isTyping: boolean
  readonly at: Instant
  /** The people it was told of last, as text. */
  told: string
}
interface Place {
  queue: QueueId
  readonly glances: Map<string, Glance>
}

type Places = Map<TicketId, Place>

const NOBODY = JSON.stringify([])

export function createPresenceRoom({ clock, after }: PresencePorts): PresenceRoom {
  const places: Places = new Map()
  const changed = new Set<TicketId>()
  const alarms = createAlarms(after)
  const tellChanged = (): void => {
    for (const ticket of changed) {
      const place = places.get(ticket)
      if (place) tellPlace(ticket, place)
    }
    changed.clear()
  }
  const change = (ticket: TicketId): void => {
    changed.add(ticket)
    alarms.set('tell', TOLD_AFTER_MS, tellChanged)
  }
  const leave = (ticket: TicketId, console: string): void => {
    if (leavePlace(places, ticket, console)) change(ticket)
  }
  const sweep = (): void => {
    const now = clock.now()
    const silentSince = plusMs(now, -limits.lookLastsMs)
    for (const { ticket, console, at } of glancesIn(places)) {
      // One that is ahead of the clock is from before that was set back: nobody knows how old it is.
      if (at <= silentSince || at > now) leave(ticket, console)
    }
    const [next] = glancesIn(places).toSorted((a, b) => a.at - b.at)
    if (next) alarms.set('sweep', next.at + limits.lookLastsMs - now, sweep)
  }
  return {
    look: (onlooker, at) => {
      const shown = new Set(at.map(({ ticket }) => ticket))
      for (const ticket of places.keys()) if (!shown.has(ticket)) leave(ticket, onlooker.id)
      for (const one of at) if (lookAt(places, onlooker, one, clock.now())) change(one.ticket)
      if (at.length > 0) alarms.set('sweep', limits.lookLastsMs, sweep)
    },
    leave: (console) => {
      for (const ticket of places.keys()) leave(ticket, console)
    },
    close: alarms.cancelAll,
  }
}

/** Answers whether somebody went. */
function leavePlace(places: Places, ticket: TicketId, console: string): boolean {
  const glances = places.get(ticket)?.glances
  const hasGone = glances?.delete(console) ?? false
  if (glances?.size === 0) places.delete(ticket)
  return hasGone
}

/** Answers whether it is news. */
function lookAt(
  places: Places,
  onlooker: Onlooker,
  { ticket, queue, isTyping }: LookedAt,
  now: Instant,
): boolean {
  const place = places.get(ticket) ?? { queue, glances: new Map<string, Glance>() }
  const before = place.glances.get(onlooker.id)
  const isNews = before?.isTyping !== isTyping || place.queue !== queue
  place.queue = queue
  places.set(ticket, place)
  place.glances.set(onlooker.id, { onlooker, isTyping, at: now, told: before?.told ?? NOBODY })
  return isNews
}

const glancesIn = (places: Places) =>
  [...places].flatMap(([ticket, { glances }]) =>
    [...glances].map(([console, { at }]) => ({ ticket, console, at })),
  )

/** One alarm of each name at a time; setting one that is set already changes nothing. */
function createAlarms(after: PresencePorts['after']) {
  const waiting = new Map<string, () => void>()
  return {
    set: (name: 'tell' | 'sweep', ms: number, run: () => void): void => {
      if (waiting.has(name)) return
      const ring = (): void => {
        waiting.delete(name)
        run()
      }
      waiting.set(name, after(ms, ring))
    },
    cancelAll: (): void => {
      for (const cancel of waiting.values()) cancel()
      waiting.clear()
    },
  }
}

/** Each console of those that may see the ticket now, of all the others there; of what is news to it. */
function tellPlace(ticket: TicketId, { queue, glances }: Place): void {
  const allowed = [...glances.values()].filter(({ onlooker }) => onlooker.canSee(queue))
  for (const glance of allowed) {
    const people = colleaguesOf(glance, allowed)
    const text = JSON.stringify(people)
    if (text === glance.told) continue
    glance.told = text
    glance.onlooker.tell({ ticket, people })
  }
}

/** Somebody at two consoles is one person, who types if one of the two does. */
function colleaguesOf({ onlooker }: Glance, glances: readonly Glance[]): Presence['people'] {
  const you = onlooker.person().id
  const people = new Map<string, Presence['people'][number]>()
  for (const { onlooker: other, isTyping } of glances) {
    const person = other.person()
    if (person.id === you) continue
    people.set(person.id, { person, isTyping: isTyping || people.get(person.id)?.isTyping === true })
  }
  return [...people.values()]
    .toSorted((a, b) => Number(b.isTyping) - Number(a.isTyping) || (a.person.id < b.person.id ? -1 : 1))
    .slice(0, PEOPLE_TOLD)
}
