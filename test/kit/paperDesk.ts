import type {
  Connection,
  DeskData,
  Directory,
  RefusedCommand,
  SyncState,
  TicketMirror,
  TicketView,
  WaitingCommand,
} from '#renderer/data/deskData'
import { unknownHealth } from '#renderer/data/health/healthRecord'
import type { SyncHealth } from '#renderer/data/health/syncHealth'
import type { Archive } from '#renderer/data/onDemand/archive'
import { createWatchable } from '#renderer/data/watchable'
import { applyCommand } from '#shared/commands/catalogue'
import type { Race } from '#shared/commands/races'
import type { AlertPlan } from '#shared/domain/alerts'
import type { Desk, Queue } from '#shared/domain/desk'
import { type CommandId, commandId, type PersonId, type QueueId, type TicketId } from '#shared/domain/ids'
import { type Instant, plusMs } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import { type Account, type Person, personOf } from '#shared/domain/person'
import { planAlerts } from '#shared/domain/planAlerts'
import { accepted, refused } from '#shared/domain/result'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import type { Presence } from '#shared/protocol/messages'
import type { Paper, WrittenPaper } from '#shared/protocol/papers'
import { absentPresence } from './absentPresence'
import { createMemoryDraftFiles } from './memoryDraftFiles'

export interface PaperDeskOptions {
  readonly account: Account
  readonly desk: Desk
  readonly queues: readonly Queue[]
  readonly people: readonly Person[]
  /** Nobody when not given. */
  readonly left?: readonly Person[]
  readonly tickets: readonly Ticket[]
  readonly messages?: readonly Message[]
  /** Saved views, templates and guides; none when not given. */
  readonly papers?: Pick<Directory, 'views' | 'templates' | 'guides'>
  /** Without one the server cannot be asked. */
  readonly archive?: Archive
  /** What syncing has left behind; nothing when not given. */
  readonly health?: SyncHealth
  readonly now: () => Instant
}

/** What is not the paper that was edited, as the server finds it. */
function paperMeanwhile({ views, templates, guides }: Directory, written: WrittenPaper): Paper | null {
  if (written.edited === undefined) return null
  const { id } = written.data
  const all: readonly Paper[] = [
    ...views.map((data): Paper => ({ kind: 'view', data })),
    ...templates.map((data): Paper => ({ kind: 'template', data })),
    ...guides.map((data): Paper => ({ kind: 'guide', data })),
  ]
  const present = all.find(({ data }) => data.id === id)
  return !present || JSON.stringify(present.data) === JSON.stringify(written.edited) ? null : present
}

/** A desk on paper: the same verbs and clocks over tickets in memory, with a connection that a test sets by hand. */
export interface PaperDesk extends DeskData {
  readonly connect: (connection: Connection, lastHeardAt: Instant | null) => void
  /** Puts a ticket as another console or the server changed it. */
  readonly put: (...tickets: readonly Ticket[]) => void
  readonly refuse: (command: RefusedCommand) => void
  /** Tells who else is at the ticket that is shown. */
  readonly onlook: (presence: Presence) => void
  /** Tells of a race as the row does that brings it to light. */
  readonly race: (race: Race) => void
}

const dueOf = (view: TicketView): number => {
  const { next } = boardClocks(view.clocks)
  if (!next) return Number.POSITIVE_INFINITY
  return next.state === 'running' ? next.dueAt : Number.MAX_SAFE_INTEGER
}

function inDueOrder(views: ReadonlyMap<TicketId, TicketView>): readonly TicketId[] {
  return [...views.values()]
    .filter((view) => view.ticket.status !== 'closed')
    .map((view) => ({ id: view.ticket.id, due: dueOf(view) }))
    .toSorted((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due - b.due))
    .map(({ id }) => id)
}

function termsOf(desk: Desk, now: Instant): Terms {
  const compiled = compileTerms(desk, now)
  if (!compiled.ok) throw new Error(`This desk has no terms: ${compiled.refusal.kind}`)
  return compiled.value
}

export function createPaperDesk(options: PaperDeskOptions): PaperDesk {
  const { account, now } = options
  const terms = termsOf(options.desk, now())
  const views = new Map<TicketId, TicketView>()
  const tickets = createWatchable<TicketMirror>({ byId: views, inDueOrder: [] })
  const colleagues = createWatchable<Presence | null>(null)
  const messages = createWatchable<readonly Message[]>(options.messages ?? [])
  const sync = createWatchable<SyncState>({
    connection: { kind: 'live' },
    lastHeardAt: now(),
    waiting: [],
    refused: [],
    parked: [],
    clockOffset: { offsetMs: 0, errorMs: 400, isVerified: true },
  })
  const health = createWatchable<SyncHealth>(options.health ?? unknownHealth)
  const planNow = (): AlertPlan => planAlerts(views.values(), personOf(account), now(), 12 * 3_600_000, 0)
  const alertPlan = createWatchable<AlertPlan>({ madeAt: now(), clockOffsetMs: 0, alerts: [] })
  const change = (state: Partial<SyncState>) => sync.set({ ...sync.get(), ...state })
  const isOffline = () => sync.get().connection.kind === 'offline'
  const show = () => {
    tickets.set({ byId: new Map(views), inDueOrder: inDueOrder(views) })
    alertPlan.set(planNow())
  }
  const keep = (ticket: Ticket, waiting: TicketView['waiting']) =>
    views.set(ticket.id, { ticket, clocks: evaluateTicket(ticket, terms), waiting })
  const put = (...changed: readonly Ticket[]) => {
    for (const ticket of changed) keep(ticket, [])
    show()
  }
  put(...options.tickets)
  const queues = new Map<QueueId, Queue>(options.queues.map((queue) => [queue.id, queue]))
  const papers = options.papers ?? { views: [], templates: [], guides: [] }
  const directory = createWatchable<Directory>({
    desk: options.desk,
    queues,
    people: options.people,
    left: new Map(options.left?.map((person) => [person.id, person])),
    ...papers,
  })
  const watchedMessages = new Map<TicketId, ReturnType<DeskData['messagesOf']>>()
  const raceListeners = new Set<(race: Race) => void>()
  let n = 0

  const dispatch: DeskData['dispatch'] = async (name, id, args) => {
    const view = views.get(id)
    if (!view) return refused({ kind: 'unknown-ticket' })
    const at = now()
    const hasLeft = (person: PersonId) => directory.get().left.has(person)
    const context = { actor: personOf(account), at, receivedAt: at, hasLeft }
    const result = applyCommand(view.ticket, name, args, context)
    if (!result.ok) return result
    n += 1
    const command: WaitingCommand = { n, id: commandId(`paper-${n}`), name, ticketId: id, at, args }
    if (isOffline()) change({ waiting: [...sync.get().waiting, command] })
    if (result.value.changed) {
      keep(result.value.ticket, isOffline() ? [...view.waiting, name] : [])
      if (result.value.message) messages.set([...messages.get(), result.value.message])
      show()
    }
    return accepted(command.id)
  }
  const without = <Command extends { readonly id: CommandId }>(list: readonly Command[], id: CommandId) =>
    list.filter((command) => command.id !== id)
  return {
    account,
    who: { get: () => account, watch: () => () => undefined },
    deskKey: `https_desk.example~${account.id}`,
    tickets,
    directory,
    sync,
    health,
    races: {
      hear: (listener) => {
        raceListeners.add(listener)
        return () => {
          raceListeners.delete(listener)
        }
      },
    },
    now,
    alertPlan,
    whole: () => Promise.resolve(),
    dispatch,
    messagesOf: (id) => {
      const known = watchedMessages.get(id)
      if (known) return known
      const ofTicket = () => messages.get().filter((message) => message.ticketId === id)
      const made = createWatchable(ofTicket())
      messages.watch(() => made.set(ofTicket()))
      watchedMessages.set(id, made)
      return made
    },
    discard: async (id) => {
      change({ waiting: without(sync.get().waiting, id), refused: without(sync.get().refused, id) })
    },
    endEverywhere: () => undefined,
    discardParked: async () => change({ parked: [] }),
    attachments: { read: async () => ({ kind: 'unreached' }), filesOf: async () => [] },
    mailImages: { fetch: async () => ({ kind: 'unreached' }) },
    archive: options.archive ?? {
      search: async () => ({ kind: 'unreached' }),
      searchOpen: async () => ({ kind: 'unreached' }),
      sizes: async () => ({ kind: 'unreached' }),
      read: async () => ({ kind: 'unreached' }),
    },
    searchMessages: async (words) =>
      new Set(
        messages
          .get()
          .filter(({ body }) => body.toLowerCase().includes(words.trim().toLowerCase()))
          .map(({ ticketId: of }) => of),
      ),
    keptQueues: {
      leftOut: createWatchable(new Set()),
      leaveOut: async () => undefined,
      keep: async () => undefined,
    },
    papers: {
      save: async (written) => {
        if (isOffline()) return { kind: 'unreached' }
        const { kind, data } = written
        const list = `${kind}s` as const
        const theirs = paperMeanwhile(directory.get(), written)
        if (theirs !== null) return { kind: 'changed', by: 'Mira Laine', theirs }
        const others = directory.get()[list].filter(({ id }) => id !== data.id)
        directory.set({ ...directory.get(), [list]: data.isRemoved ? others : [...others, data] })
        return { kind: 'kept' }
      },
    },
    ownPassword: { change: async () => ({ kind: 'unreached' }) },
    draftFiles: createMemoryDraftFiles(),
    presence: { ...absentPresence, colleagues },
    onlook: colleagues.set,
    reconnect: () => change({ connection: { kind: 'live' }, lastHeardAt: plusMs(now(), 0) }),
    close: async () => undefined,
    put,
    race: (race) => raceListeners.forEach((listener) => listener(race)),
    refuse: (command) => change({ refused: [...sync.get().refused, command] }),
    connect: (connection, lastHeardAt) => change({ connection, lastHeardAt }),
  }
}
