import { clientId, messageId, queueId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { queueScope, type Scope } from '#shared/domain/scope'
import type { Intent, Live } from '#shared/protocol/messages'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'
import type { Effect } from '#shared/sync/effect'
import type { SyncEvent, TimerName } from '#shared/sync/event'
import { type ConsoleState, initialState } from '#shared/sync/state'
import { step } from '#shared/sync/step'
import { anAccount, aTicket, event } from './builders'
import { createModelServer } from './modelServer'
import { createRandom, type Random } from './random'
import { emptyDisk, stampsFrom, writeCommit } from './syncMachine'
import { checkConverged, checkOnce, checkStep, rememberNote, type Seat, standOf, viewOf } from './syncSeat'

const QUEUES = ['network', 'desk', 'field'] as const
const TICK_MS = 100
const FROM = instant(1_772_000_000_000)

interface Travelling {
  readonly at: number
  readonly order: number
  readonly deliver: () => void
}
export interface WorldReport {
  readonly commands: number
  readonly drops: number
  readonly doubles: number
  readonly crashes: number
  readonly restarts: number
}

/**
 * Consoles with the real machine and a model of the server, on a network that drops, doubles and reorders. Runs with
 * faults for `ticks`, then without until all is quiet; throws with what was violated.
 */
export function runWorld(seed: number, ticks = 1_200): WorldReport {
  const random: Random = createRandom(seed)
  const server = createModelServer()
  const net: Travelling[] = []
  const permitted = new Map<string, readonly Scope[]>()
  const written: { seat: Seat; intent: Intent }[] = []
  const counts = { commands: 0, drops: 0, doubles: 0, crashes: 0, restarts: 0 }
  let tick = 0
  let hasFaults = true
  let sent = 0
  const now = (): Instant => instant(FROM + tick * TICK_MS)
  const nowAt = (seat: Seat): Instant => instant(now() + seat.skewMs)

  const reborn = (seat: Seat): ConsoleState => ({
    ...initialState({
      clientId: seat.client,
      serverId: seat.disk.serverId,
      chapter: seat.disk.chapter,
      numberedTo: seat.nextN - 1,
      scopes: seat.disk.progress,
      outbox: [...seat.disk.outbox.values()].toSorted((a, b) => a.n - b.n),
    }),
    // A new window counts connections from far above the old one's, as a new socket is another object.
    connection: seat.state === undefined ? 0 : seat.state.connection + 1_000,
  })
  const seats = Array.from({ length: 2 + random.below(3) }, (_, index): Seat => {
    const account = anAccount(`Agent ${index}`)
    const seat = {
      name: `console-${index}`,
      account,
      disk: emptyDisk(),
      client: clientId(`console-${index}`),
      clones: 0,
      nextN: 1,
      lastAt: 0,
      epoch: 0,
      skewMs: random.below(2_000) - 1_000,
      open: null,
      timers: new Map<TimerName, number>(),
      unanswered: new Map<number, number>(),
      notes: new Map<string, Intent[]>(),
    } as unknown as Seat
    seat.state = reborn(seat)
    return seat
  })

  const travel = (seat: Seat, connection: number, deliver: () => void): void => {
    const send = (): void => {
      const delay = 1 + random.below(hasFaults ? 12 : 2)
      const guarded = (): void => {
        if (seat.open === connection) deliver()
      }
      net.push({ at: tick + delay, order: hasFaults ? random.next() : sent++, deliver: guarded })
    }
    if (hasFaults && random.chance(0.06)) {
      counts.drops++
      return
    }
    send()
    if (hasFaults && random.chance(0.06)) {
      counts.doubles++
      send()
    }
  }
  const fan = (lives: readonly Live[]): void => {
    for (const live of lives) {
      for (const seat of seats) {
        const connection = seat.open
        if (connection === null || !scopesOf(seat).includes(live.scope)) continue
        travel(seat, connection, () => take(seat, { kind: 'live', connection, live }))
      }
    }
  }
  const scopesOf = (seat: Seat): readonly Scope[] => permitted.get(seat.name) ?? []

  const perform = (seat: Seat, effect: Effect): void => {
    const connection = seat.state.connection
    switch (effect.kind) {
      case 'connect':
        seat.epoch = Math.max(seat.epoch, effect.epochAbove) + 1
        seat.open = effect.connection
        seat.unanswered.clear()
        travel(seat, effect.connection, () =>
          take(seat, { kind: 'opened', connection: effect.connection, epoch: seat.epoch }),
        )
        // A connection that never opens is noticed in the end.
        seat.unanswered.set(-effect.connection, tick + limits.answerWithinMs / TICK_MS)
        return
      case 'disconnect':
        seat.open = null
        seat.unanswered.clear()
        return
      case 'ask':
        seat.unanswered.delete(-connection)
        seat.unanswered.set(effect.request, tick + limits.answerWithinMs / TICK_MS)
        travel(seat, connection, () => {
          const heard = server.hear(seat.state.clientId, seat.account, scopesOf(seat), effect.question, now())
          fan(heard.lives)
          // Committed, and died before the answer.
          if (hasFaults && random.chance(0.01)) return restartServer()
          const { answer } = heard
          if (answer === null) return
          const askedAt = tick * TICK_MS
          travel(seat, connection, () => {
            seat.unanswered.delete(effect.request)
            const { request } = effect
            take(seat, { kind: 'answered', connection, request, answer, askedAt, answeredAt: tick * TICK_MS })
          })
        })
        return
      case 'wake':
        seat.timers.set(
          effect.timer,
          tick + (effect.fromMs + (effect.toMs - effect.fromMs) * random.next()) / TICK_MS,
        )
        return
      case 'hush':
        seat.timers.delete(effect.timer)
        return
      case 'commit':
        // The cache is written and the process dies before the outbox is: two databases, two transactions.
        if (hasFaults && random.chance(0.01)) {
          writeCommit(seat.disk, { ...effect.commit, released: [], refused: [] })
          crash(seat)
          return
        }
        writeCommit(seat.disk, effect.commit)
        return
      case 'renumber':
        renumber(seat)
        return
      case 'account':
        return
      case 'report':
        throw new Error(`${seat.name} at tick ${tick}: ${effect.sentence}`)
      default:
        return effect satisfies never
    }
  }
  const take = (seat: Seat, happened: SyncEvent): void => {
    const next = step(seat.state, happened, stampsFrom(seat.disk, seat.state, happened))
    const lives = counts.crashes
    seat.state = next.state
    for (const effect of next.effects) {
      perform(seat, effect)
      if (counts.crashes !== lives) return
    }
    checkStep(server, seat)
  }
  const renumber = (seat: Seat): void => {
    const kept = [...seat.disk.outbox.values()].toSorted((a, b) => a.n - b.n)
    const intents = kept.map((intent, index) => ({ ...intent, n: index + 1 }))
    seat.disk.outbox.clear()
    for (const intent of intents) seat.disk.outbox.set(intent.n, intent)
    seat.client = clientId(`${seat.name}-${++seat.clones}`)
    seat.nextN = intents.length + 1
    seat.epoch = 0
    take(seat, { kind: 'renumbered', clientId: seat.client, intents })
  }
  const crash = (seat: Seat): void => {
    counts.crashes++
    seat.open = null
    seat.timers.clear()
    seat.unanswered.clear()
    seat.state = reborn(seat)
  }
  const restartServer = (): void => {
    counts.restarts++
    for (const seat of seats) if (seat.open !== null) drop(seat)
  }
  const drop = (seat: Seat): void => {
    const connection = seat.state.connection
    seat.open = null
    take(seat, { kind: 'closed', connection })
  }

  const act = (seat: Seat): void => {
    const tickets = [...seat.disk.rows.values()].flatMap(({ entity }) =>
      entity.kind === 'ticket' ? [entity.data] : [],
    )
    if (tickets.length === 0) return
    const ticket = viewOf(seat, random.pick(tickets))
    const name = random.pick([
      'acknowledge',
      'take',
      'note',
      'note',
      'waitForCustomer',
      'resolve',
      'reopen',
    ] as const)
    const id = `${seat.name}.${seat.clones}.${seat.nextN}`
    const argsOf = {
      note: { messageId: messageId(id), body: id },
      resolve: { seenEvents: ticket.history.length },
    }
    const args = name === 'note' || name === 'resolve' ? argsOf[name] : {}
    seat.lastAt = Math.max(nowAt(seat), seat.lastAt + 1)
    const at = instant(seat.lastAt)
    const n = seat.nextN++
    const intent = {
      n,
      id,
      name,
      version: 1,
      ticketId: ticket.id,
      args,
      at,
      baseV: BEFORE_ALL,
    } as unknown as Intent
    seat.disk.outbox.set(n, intent)
    written.push({ seat, intent })
    if (name === 'note') rememberNote(seat, intent)
    counts.commands++
    take(seat, { kind: 'saved', intents: [intent] })
  }
  const moveSomething = (): void => {
    const all = server.ticketsIn(QUEUES.map((queue) => queueScope(queueId(queue))))
    const { ticket } = random.pick(all)
    const to = random.pick(QUEUES.filter((queue) => queue !== ticket.queue))
    const moved = event.moved(now(), ticket.queue, to)
    fan(server.write({ ...ticket, queue: queueId(to), history: [...ticket.history, moved] }))
  }
  const permit = (seat: Seat): void => {
    const chosen = QUEUES.filter(() => random.chance(0.7))
    permitted.set(
      seat.name,
      (chosen.length > 0 ? chosen : [QUEUES[0]]).map((queue) => queueScope(queueId(queue))),
    )
    const connection = seat.open
    const scopes = scopesOf(seat)
    const changed = {
      account: seat.account,
      scopes,
      heads: Object.fromEntries(scopes.map((scope) => [scope, server.headOf(scope)])),
    }
    if (connection !== null)
      travel(seat, connection, () => take(seat, { kind: 'scopes', connection, changed }))
  }
  const misfortune = (seat: Seat): void => {
    if (random.chance(0.01)) crash(seat)
    if (random.chance(0.01) && seat.open !== null) drop(seat)
    if (random.chance(0.004)) permit(seat)
    if (random.chance(0.01)) server.prune(6)
    if (random.chance(0.002)) restartServer()
    if (random.chance(0.003)) take(seat, { kind: 'reconnect' })
  }
  const passTime = (): void => {
    tick++
    const due = net.filter(({ at }) => at <= tick).toSorted((a, b) => a.at - b.at || a.order - b.order)
    for (const travelling of due) {
      const index = net.indexOf(travelling)
      if (index >= 0) net.splice(index, 1)
      travelling.deliver()
    }
    for (const seat of seats) {
      if (seat.state.link.kind === 'stopped') take(seat, { kind: 'started' })
      for (const [timer, at] of seat.timers) {
        if (at > tick) continue
        seat.timers.delete(timer)
        take(seat, { kind: 'woke', timer })
      }
      if ([...seat.unanswered.values()].some((at) => at <= tick) && seat.open !== null) {
        seat.unanswered.clear()
        drop(seat)
      }
    }
  }
  const isQuiet = (): boolean =>
    seats.every(
      ({ state, disk }) =>
        state.link.kind === 'live' &&
        disk.outbox.size === 0 &&
        [...state.scopes].every(([scope, { cursor }]) => cursor === server.lastIn(scope)),
    )

  for (let index = 0; index < 8; index++) {
    server.write(aTicket().id(`T-${index}`).inQueue(random.pick(QUEUES)).openedAt(FROM).build())
  }
  for (const seat of seats) permit(seat)
  for (let index = 0; index < ticks; index++) {
    const seat = random.pick(seats)
    if (random.chance(0.15)) act(seat)
    if (random.chance(0.03)) moveSomething()
    misfortune(seat)
    passTime()
  }
  hasFaults = false
  const end = tick + 3_000
  // Two beats of quiet, so that digests have been compared as well.
  for (let quietFor = 0; quietFor < 320; quietFor = isQuiet() ? quietFor + 1 : 0) {
    if (tick > end) throw new Error(`not quiet: ${seats.map(standOf).join(' | ')}`)
    passTime()
  }
  for (const seat of seats) checkConverged(server, seat, scopesOf(seat))
  checkOnce(server, written)
  return counts
}
