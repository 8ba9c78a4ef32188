import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { createRandom } from '#kit/random'
import { queueId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { orgScope, queueScope, type Scope } from '#shared/domain/scope'
import type { HeartbeatAnswer, Live, ScopesChanged } from '#shared/protocol/messages'
import { PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'
import { emptyTables } from '../../../test/sim/server/memoryTables'
import { type ServerProcess, startServer } from '../../../test/sim/server/serverProcess'
import { createClockwork } from '../../../test/sim/world/clockwork'
import type { Link } from '../../../test/sim/world/network'

const network = queueId('network')
const desk = queueId('desk')
const jonas: Account = { ...anAccount('Jonas Berg'), queues: [network, desk] }
const onlyDesk: Account = { ...jonas, queues: [desk] }

type Beat = Extract<HeartbeatAnswer, { kind: 'beat' }>

let server: ServerProcess
/** What the store answers waits for this; null lets it answer at once. */
let held: Promise<void> | null = null
/** The server's disk takes so long. */
let syncing: Promise<void>
beforeEach(async () => {
  held = null
  syncing = Promise.resolve()
  const clockwork = createClockwork()
  server = startServer(emptyTables('server'), {
    clockwork,
    ambient: { as: (_life, work) => work(), giveBack: () => undefined },
    random: createRandom(1),
    partBytes: 1_000,
    storeMs: () => 0,
    chapter: 'chapter-1',
    epochMs: 1_772_000_000_000,
    onCommit: () => undefined,
    sync: () => syncing,
    onSend: () => undefined,
    onError: (error) => {
      throw error
    },
    whileAsking: async () => {
      await held
    },
  })
  await server.permit(jonas)
})

async function seated(alsoSaid: object = {}, name = 'link') {
  const { answered, ...console } = come(alsoSaid, name)
  await answered
  return console
}

/** A console that has said hello; `answered` settles with the answer. */
function come(alsoSaid: object, name: string) {
  const heard: { readonly event: string; readonly payload: unknown }[] = []
  const link: Link = {
    name,
    ask: () => undefined,
    tell: (event, payload) => heard.push({ event, payload }),
    leave: () => undefined,
    dismiss: () => undefined,
    cut: () => undefined,
    isOpen: () => true,
    stall: () => undefined,
    isStalled: () => false,
    onFlush: () => undefined,
  }
  const end = server.accept(link)
  const ask = (event: string, payload: unknown): Promise<unknown> =>
    new Promise((resolve) => end.receive(event, payload, resolve))
  const said = { protocol: PROTOCOL, appVersion: '0', rowSchema: ROW_SCHEMA, clientId: 'console-1', epoch: 1 }
  const answered = ask('hello', { ...said, token: jonas.id, cursors: {}, chapter: null, t0: 0, ...alsoSaid })
  const lives = (): readonly Scope[] =>
    heard.flatMap(({ event, payload }) =>
      event === 'live' && (payload as Live).scope !== orgScope ? [(payload as Live).scope] : [],
    )
  const scopes = (): readonly Scope[] =>
    heard.flatMap(({ event, payload }) => (event === 'scopes' ? (payload as ScopesChanged).scopes : []))
  const farewells = (): readonly unknown[] =>
    heard.flatMap(({ event, payload }) => (event === 'farewell' ? [payload] : []))
  return { answered, ask, lives, scopes, farewells }
}

const intake = () =>
  server.write([
    { ticket: aTicket().id('T-1').inQueue('network').build(), messages: [] },
    { ticket: aTicket().id('T-2').inQueue('desk').build(), messages: [] },
  ])

describe('a seat', () => {
  it('[SYN243] is taken in the order in which epochs were accepted, and its welcome waits for the disk', async () => {
    let letGo: () => void = () => undefined
    syncing = new Promise((resolve) => {
      letGo = resolve
    })
    const welcomed: string[] = []
    const original = come({ epoch: 1 }, 'original')
    const copy = come({ epoch: 2 }, 'copy')
    void original.answered.then(() => welcomed.push('original'))
    void copy.answered.then(() => welcomed.push('copy'))
    await setImmediate()
    expect(welcomed).toEqual([])
    expect(original.farewells()).toEqual([{ kind: 'fenced', epoch: 2 }])
    letGo()
    await copy.answered
    expect(copy.farewells()).toEqual([])
  })

  it('[SYN191] leaves the rooms of what was withdrawn before anything else is sent', async () => {
    const one = await seated()
    await server.permit(onlyDesk)
    await intake()
    expect(one.lives()).toEqual([queueScope(desk)])
    expect(one.scopes()).not.toContain(queueScope(network))
  })

  it('[SYN191] is not brought back into them by a look at the account that began before', async () => {
    const one = await seated()
    let letGo: () => void = () => undefined
    held = new Promise((resolve) => {
      letGo = resolve
    })
    const beat = one.ask('heartbeat', { t0: 0 })
    const permitted = server.permit(onlyDesk)
    letGo()
    await Promise.all([beat, permitted])
    await intake()
    expect(one.lives()).toEqual([queueScope(desk)])
  })

  it('[SYN306] joins no room of a queue that its console does not keep, also after its account changed', async () => {
    const one = await seated({ without: [queueScope(network), orgScope] })
    await intake()
    expect(one.lives()).toEqual([queueScope(desk)])
    await server.permit({ ...jonas, queues: [network, desk, queueId('field')] })
    expect(one.scopes()).toContain(queueScope(queueId('field')))
    expect(one.scopes()).not.toContain(queueScope(network))
    expect(one.scopes()).toContain(orgScope)
    const beat = await one.ask('heartbeat', { t0: 0 })
    expect(Object.keys((beat as Beat).heads)).not.toContain(queueScope(network))
  })

  it('[SYN192] that asks for what was withdrawn a moment ago is told to wait, and a stranger to the scope that it is none of theirs', async () => {
    const one = await seated()
    await server.permit(onlyDesk)
    const pullOf = (scope: Scope) => one.ask('pull', { scope, cursor: 0, floor: 0, maxBytes: 1_000 })
    expect(await pullOf(queueScope(network))).toMatchObject({ kind: 'wait' })
    expect(await pullOf(queueScope(queueId('field')))).toMatchObject({ kind: 'invalid' })
  })
})
