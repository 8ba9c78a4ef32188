import type { Random } from '#kit/random'
import { PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'
import { anything, deep, spoilt } from './nonsense'
import type { Target } from './target'

/** One message to the socket: an event name and what it carries. */
export interface SocketMessage {
  readonly event: string
  readonly payload: unknown
}

/** What the attacker remembers, so that some messages are nearly right. */
export interface Standing {
  readonly client: string
  epoch: number
  nextN: number
  noted: number
}

type Maker = (random: Random, target: Target, standing: Standing) => SocketMessage

export const properHello = ({ token }: Target, standing: Standing): SocketMessage => ({
  event: 'hello',
  payload: {
    protocol: PROTOCOL,
    appVersion: '0.1.0',
    rowSchema: ROW_SCHEMA,
    clientId: standing.client,
    epoch: ++standing.epoch,
    token,
    cursors: {},
    chapter: null,
    t0: 0,
  },
})

const note = (random: Random, target: Target, standing: Standing, n: number) => {
  const id = `${standing.client}.${standing.noted++}`
  const tickets = random.chance(0.5) ? target.openTickets : target.hiddenTickets
  return {
    n,
    id,
    name: 'note',
    version: 1,
    ticketId: random.pick(tickets),
    args: { messageId: id, body: `note ${id}` },
    at: 1_772_000_000_000 + random.below(1_000),
    baseV: 0,
  }
}

const properPush: Maker = (random, target, standing) => ({
  event: 'push',
  payload: { epoch: standing.epoch, intents: [note(random, target, standing, standing.nextN)] },
})
/** Numbers that were used, that are not yet due, and several in the wrong order. */
const disorderlyPush: Maker = (random, target, standing) => {
  const numbers = Array.from({ length: 1 + random.below(5) }, () =>
    Math.max(1, standing.nextN + random.below(7) - 3),
  )
  return {
    event: 'push',
    payload: {
      epoch: standing.epoch + random.below(3) - 1,
      intents: numbers.map((n) => note(random, target, standing, n)),
    },
  }
}
const verbs = ['take', 'assign', 'resolve', 'reopen', 'acknowledge', 'drop', '__proto__', 'constructor']
const unknownVerb: Maker = (random, target, standing) => {
  const intent = {
    ...note(random, target, standing, standing.nextN),
    name: random.pick(verbs),
    args: anything(random),
  }
  return { event: 'push', payload: { epoch: standing.epoch, intents: [intent] } }
}
const properPull: Maker = (random, target) => ({
  event: 'pull',
  payload: { scope: target.openScope, cursor: 0, floor: 0, maxBytes: 1 + random.below(10_000) },
})
/** Scopes of others, and cursors from beyond the end. */
const forbiddenPull: Maker = (random, target) => ({
  event: 'pull',
  payload: {
    scope: random.pick([target.hiddenScope, `${target.hiddenScope}:closed`, 'u:mira-laine', 'q:*', 'q:']),
    cursor: random.pick([0, 1, 1e9, -1]),
    floor: random.pick([0, 5]),
    maxBytes: random.pick([0, -1, 1e12]),
  },
})
const strangeHello: Maker = (random, target, standing) => {
  const { payload } = properHello(target, standing)
  const changes = random.pick<object>([
    { token: 'guessed' },
    { token: '' },
    { protocol: 0 },
    { protocol: 1e6 },
    { rowSchema: -1 },
    { clientId: 'somebody-elses' },
    { epoch: 0 },
    {
      cursors: Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [`q:q${index}`, { cursor: 1, floor: 0 }]),
      ),
    },
  ])
  return { event: 'hello', payload: Object.assign({}, payload, changes) }
}
const heartbeat: Maker = (random) => ({ event: 'heartbeat', payload: { t0: random.next() } })
const looking: Maker = (random, target) => ({
  event: 'looking',
  payload: {
    at: [
      { ticket: random.pick(random.chance(0.5) ? target.openTickets : target.hiddenTickets), isTyping: true },
    ],
  },
})
const strangerEvent: Maker = (random) => ({
  event: random.pick(['live', 'scopes', 'farewell', 'admin', '__proto__', 'message', 'x'.repeat(300), '']),
  payload: anything(random),
})

const proper: readonly Maker[] = [
  properPush,
  properPull,
  heartbeat,
  looking,
  (_random, target, standing) => properHello(target, standing),
]
const wrong: readonly Maker[] = [disorderlyPush, unknownVerb, forbiddenPull, strangeHello, strangerEvent]
const named = ['hello', 'pull', 'push', 'heartbeat', 'looking'] as const

/** A message that is right, forbidden, out of order, spoilt in one place, or no message at all. */
export function drawMessage(random: Random, target: Target, standing: Standing): SocketMessage {
  const kind = random.next()
  if (kind < 0.15) return random.pick(proper)(random, target, standing)
  if (kind < 0.5) return random.pick(wrong)(random, target, standing)
  if (kind < 0.9) {
    const { event, payload } = random.pick(proper)(random, target, standing)
    return { event, payload: spoilt(random, payload) }
  }
  if (kind < 0.905) return { event: random.pick(named), payload: deep(1_000) }
  if (kind < 0.907) return { event: random.pick(named), payload: 'a'.repeat(2 * 1024 * 1024) }
  return { event: random.pick(named), payload: anything(random) }
}
