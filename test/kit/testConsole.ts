import { io, type Socket } from 'socket.io-client'
import { type ClientId, clientId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import {
  type ConsoleToServer,
  type Farewell,
  type HeartbeatAnswer,
  type HelloAnswer,
  heartbeatAnswerSchema,
  helloAnswerSchema,
  type Intent,
  type Lag,
  type Live,
  liveSchema,
  type Part,
  type PullAnswer,
  type PushAnswer,
  pullAnswerSchema,
  pushAnswerSchema,
  type ScopesChanged,
  type ServerToConsole,
} from '#shared/protocol/messages'
import { BEFORE_ALL, type Seq } from '#shared/protocol/rows'
import { limits, PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'

/** A console as thin as can be: the protocol over a real socket, every answer parsed. */
export interface TestConsole {
  readonly socket: Socket<ServerToConsole, ConsoleToServer>
  readonly client: ClientId
  readonly heard: {
    readonly lives: Live[]
    readonly farewells: Farewell[]
    readonly scopes: ScopesChanged[]
    readonly lags: Lag[]
  }
  readonly hello: (token: string, epoch?: number, changes?: object) => Promise<HelloAnswer>
  readonly pull: (scope: Scope, cursor?: Seq, floor?: Seq, maxBytes?: number) => Promise<PullAnswer>
  /** Every part from 0 to the head. */
  readonly pullAll: (scope: Scope) => Promise<readonly Part[]>
  readonly push: (epoch: number, ...intents: readonly Intent[]) => Promise<PushAnswer>
  readonly heartbeat: () => Promise<HeartbeatAnswer>
  /** Any event with any payload, to see what the server says to nonsense. */
  readonly ask: (event: string, payload: unknown) => Promise<unknown>
  readonly close: () => void
}

const ANSWER_WITHIN_MS = 10_000

export async function connectConsole(
  url: string,
  name = 'console-1',
  extraHeaders: Readonly<Record<string, string>> = {},
): Promise<TestConsole> {
  const socket: Socket<ServerToConsole, ConsoleToServer> = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...extraHeaders },
  })
  const heard: TestConsole['heard'] = { lives: [], farewells: [], scopes: [], lags: [] }
  socket.on('live', (live) => heard.lives.push(liveSchema.parse(live)))
  socket.on('farewell', (farewell) => heard.farewells.push(farewell))
  socket.on('lag', (lag) => heard.lags.push(lag))
  socket.on('scopes', (scopes) => heard.scopes.push(scopes))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const client = clientId(name)
  // The typed `emitWithAck` cannot take an event name that is not known here.
  const loose = socket.timeout(ANSWER_WITHIN_MS) as unknown as {
    emitWithAck: (event: string, payload: unknown) => Promise<unknown>
  }
  const ask: TestConsole['ask'] = (event, payload) => loose.emitWithAck(event, payload)
  const pull: TestConsole['pull'] = async (
    scope,
    cursor = BEFORE_ALL,
    floor = BEFORE_ALL,
    maxBytes = limits.partBytes,
  ) => pullAnswerSchema.parse(await ask('pull', { scope, cursor, floor, maxBytes }))
  return {
    socket,
    client,
    heard,
    ask,
    pull,
    hello: async (token, epoch = 1, changes = {}) => {
      const versions = { protocol: PROTOCOL, appVersion: '0.1.0', rowSchema: ROW_SCHEMA }
      const message = {
        ...versions,
        clientId: client,
        epoch,
        token,
        cursors: {},
        chapter: null,
        t0: 0,
        ...changes,
      }
      return helloAnswerSchema.parse(await ask('hello', message))
    },
    pullAll: (scope) => everyPart(pull, scope),
    push: async (epoch, ...intents) => pushAnswerSchema.parse(await ask('push', { epoch, intents })),
    heartbeat: async () => heartbeatAnswerSchema.parse(await ask('heartbeat', { t0: 0 })),
    close: () => socket.disconnect(),
  }
}

async function everyPart(pull: TestConsole['pull'], scope: Scope): Promise<readonly Part[]> {
  const parts: Part[] = []
  let cursor = BEFORE_ALL
  let floor = BEFORE_ALL
  for (;;) {
    const part = await pull(scope, cursor, floor)
    if (part.kind !== 'part') throw new Error(`The pull of ${scope} was answered ${part.kind}.`)
    parts.push(part)
    if (!part.more) return parts
    cursor = part.to
    floor = part.floor
  }
}

/** Less than a test has, so that what was waited for is said. A busy machine may take its time: no rule is tried by it. */
const HOLDS_WITHIN_MS = 30_000

/** Waits until something holds, looking every few milliseconds; fails after half a minute. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + HOLDS_WITHIN_MS
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within half a minute: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
