import { aDesk, anAccount, aPerson, aTicket, at, type TicketBuilder } from '#kit/builders'
import { aMetClock, aMissedClock, aPausedClock, aRunningClock } from '#kit/clockBuilders'
import type { DeskData, TicketMirror, TicketView, Watchable } from '#renderer/data/deskData'
import { unknownHealth } from '#renderer/data/health/healthRecord'
import type { Queue } from '#shared/domain/desk'
import { type QueueId, queueId, type TicketId } from '#shared/domain/ids'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import type { Channel } from '#shared/domain/ticket'
import { absentPresence } from '../absentPresence'
import { createMemoryDraftFiles } from '../memoryDraftFiles'

/** What stands on the wall: an ordinary day, nothing breached, a flood with long names and readings, nothing yet. */
export const sampleNames = ['ordinary', 'calm', 'flood', 'unheard', 'begun'] as const
export type SampleName = (typeof sampleNames)[number]

export const sampleNow = at('2027-03-30T14:32+03:00')

const ordinaryQueues = ['Workplace', 'Network', 'Identity', 'Payments', 'Data', 'Facilities']
const longQueues = [
  'Facilities and buildings of the north',
  'Donaudampfschifffahrtsgesellschaft',
  'Identity and access management',
  ...Array.from({ length: 9 }, (_, index) => `Überwachung und Betrieb ${index}`),
]
const ordinaryPeople = ['Jonas Berg', 'Mira Laine', 'Ada Nyman', 'Yuki Tan']
const longPeople = ['Aleksandra Wiśniewska-Kowalczyk', 'Pedro Álvarez de la Fuente y Mendoza']
const metrics: readonly Metric[] = [
  'acknowledgement',
  'firstResponse',
  'resolution',
  'nextResponse',
  'update',
]
const channels: readonly Channel[] = [
  'email',
  'email',
  'email',
  'portal',
  'portal',
  'monitoring',
  'chat',
  'phone',
]

const cycled = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('Nothing to choose from.')
  return item
}

interface Mix {
  readonly queues: readonly string[]
  readonly people: readonly string[]
  readonly clocks: readonly (readonly Clock[])[]
}

const running = (index: number, inMs: number): readonly Clock[] => [
  aRunningClock(cycled(metrics, index), plusMs(sampleNow, inMs)),
]
const many = (count: number, clocksOf: (index: number) => readonly Clock[]) =>
  Array.from({ length: count }, (_, index) => clocksOf(index))

/** The week before, 50 promises a day of which some were missed. */
const verdicts = many(7 * 50, (index) => {
  const metAt = plusMs(sampleNow, -Math.floor(index / 50) * DAY_MS - (index % 50) * MINUTE_MS)
  const isMissed = index % (17 + Math.floor(index / 50)) === 0
  return [isMissed ? aMissedClock('resolution', metAt) : aMetClock('resolution', metAt)]
})

const next = [48, 137, 272, 566, 845, 1310].map((seconds, index) => running(index, seconds * SECOND_MS))
const later = many(46, (index) => running(index, (index + 40) * MINUTE_MS))
const paused = many(9, () => [aPausedClock('resolution', sampleNow, 12 * MINUTE_MS)])
const breached = many(3, (index) => running(2, -(68 - 20 * index) * MINUTE_MS))
const longReadingMs = 12 * HOUR_MS + 59 * MINUTE_MS
const ordinary = { queues: ordinaryQueues, people: ordinaryPeople }
const mixes: Readonly<Record<SampleName, Mix>> = {
  unheard: { ...ordinary, clocks: [] },
  // Its first screen is read; the rest comes when it is asked for (begunDesk).
  begun: { ...ordinary, clocks: [...breached, ...next] },
  calm: { ...ordinary, clocks: [...next, ...later, ...paused, ...verdicts] },
  ordinary: { ...ordinary, clocks: [...breached, ...next, ...later, ...paused, ...verdicts] },
  flood: {
    queues: longQueues,
    people: longPeople,
    clocks: [
      ...many(12_444, (index) => running(index, -longReadingMs - (index % 7) * SECOND_MS)),
      ...many(3_000, (index) => running(index + 1, longReadingMs + (index % 9) * SECOND_MS)),
      ...paused,
      ...verdicts.slice(0, 9),
    ],
  },
}

const idOf = (name: string): QueueId => queueId(`q${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`)

function viewOf(mix: Mix, clocks: readonly Clock[], index: number): TicketView {
  const isDone = clocks.every((clock) => clock.state === 'met' || clock.state === 'missed')
  const ticket: TicketBuilder = aTicket()
    .id(String(20_400 + index))
    .inQueue(idOf(cycled(mix.queues, index * index + 3 * (index % 5))))
    .through(cycled(channels, index))
    .priority(cycled(['P2', 'P1', 'P2', 'P3'], index))
    .ownedBy(index % 5 === 0 ? null : aPerson(cycled(mix.people, index)))
    .status(isDone ? 'resolved' : 'active')
  return { ticket: ticket.build(), clocks, waiting: [] }
}

/** What a begun desk reads next, and what breaches after that. */
const restOfBegun = [...many(4, (index) => running(index, -(5 + index) * MINUTE_MS)), ...later]
const newlyBreached = running(0, -SECOND_MS)

const mirrorOf = (views: readonly TicketView[]): TicketMirror => {
  const byId = new Map<TicketId, TicketView>(views.map((view) => [view.ticket.id, view]))
  return { byId, inDueOrder: [...byId.keys()] }
}

/** Stands at its first screen until the page hears `read-on`, which brings the rest, and `breach`, which brings one more. */
function begunDesk(mix: Mix): Pick<DeskData, 'tickets' | 'whole'> {
  const watchers = new Set<() => void>()
  const whole = new Promise<void>((resolve) => addEventListener('read-on', () => resolve()))
  const viewsOf = (clocks: Mix['clocks']) => clocks.map((some, index) => viewOf(mix, some, index))
  let mirror = mirrorOf(viewsOf(mix.clocks))
  const become = (clocks: Mix['clocks']) => {
    mirror = mirrorOf(viewsOf(clocks))
    for (const tell of watchers) tell()
  }
  addEventListener('read-on', () => become([...mix.clocks, ...restOfBegun]))
  addEventListener('breach', () => become([...mix.clocks, ...restOfBegun, newlyBreached]))
  const watch = (tell: () => void) => {
    watchers.add(tell)
    return () => watchers.delete(tell)
  }
  return { tickets: { get: () => mirror, watch }, whole: () => whole }
}

const still = <Value>(value: Value): Watchable<Value> => ({ get: () => value, watch: () => () => {} })

/** A desk that stands still at `sampleNow`; `ageMs` is how long ago the server was last heard. */
export function sampleDesk(name: SampleName, ageMs: number): DeskData {
  const mix = mixes[name]
  const mirror = mirrorOf(mix.clocks.map((clocks, index) => viewOf(mix, clocks, index)))
  const queues = new Map<QueueId, Queue>(
    mix.queues.map((queue) => [idOf(queue), { id: idOf(queue), name: queue }]),
  )
  const wall = anAccount('Wall', 'display')
  const lastHeardAt: Instant | null = name === 'unheard' ? null : plusMs(sampleNow, -ageMs)
  return {
    account: wall,
    who: still(wall),
    deskKey: `https_desk.example~${wall.id}`,
    tickets: still(mirror),
    directory: still({
      desk: aDesk({ name: 'Service desk' }, 'Europe/Helsinki'),
      queues,
      people: [],
      left: new Map(),
      views: [],
      templates: [],
      guides: [],
    }),
    sync: still({
      connection: { kind: name === 'unheard' ? 'connecting' : 'live' },
      lastHeardAt,
      waiting: [],
      refused: [],
      parked: [],
      clockOffset: { offsetMs: 0, errorMs: 0, isVerified: true },
    }),
    health: still(unknownHealth),
    races: { hear: () => () => {} },
    messagesOf: () => still([]),
    now: () => sampleNow,
    dispatch: () => Promise.resolve({ ok: false, refusal: { kind: 'not-saved' } }),
    discard: () => Promise.resolve(),
    endEverywhere: () => {},
    discardParked: () => Promise.resolve(),
    alertPlan: still({ madeAt: sampleNow, clockOffsetMs: 0, alerts: [] }),
    whole: () => Promise.resolve(),
    reconnect: () => {},
    attachments: { read: async () => ({ kind: 'unreached' }), filesOf: async () => [] },
    mailImages: { fetch: async () => ({ kind: 'unreached' }) },
    archive: {
      search: async () => ({ kind: 'unreached' }),
      searchOpen: async () => ({ kind: 'unreached' }),
      sizes: async () => ({ kind: 'unreached' }),
      read: async () => ({ kind: 'unreached' }),
    },
    keptQueues: {
      leftOut: still(new Set()),
      leaveOut: async () => undefined,
      keep: async () => undefined,
    },
    searchMessages: async () => new Set(),
    papers: { save: async () => ({ kind: 'unreached' }) },
    ownPassword: { change: async () => ({ kind: 'unreached' }) },
    draftFiles: createMemoryDraftFiles(),
    presence: absentPresence,
    close: () => Promise.resolve(),
    ...(name === 'begun' ? begunDesk(mix) : {}),
  }
}
