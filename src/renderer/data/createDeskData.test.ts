import { IDBObjectStore as FDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aDesk, anAccount, aPerson, aTicket, at } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { createModelNetwork } from '#kit/modelNetwork'
import { createModelServer } from '#kit/modelServer'
import { until } from '#kit/testConsole'
import { createVirtualTimers } from '#kit/virtualTimers'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import { DAY_MS, HOUR_MS } from '#shared/domain/instant'
import type { Colleague } from '#shared/domain/person'
import { orgScope, queueScope, scopeOfTicket } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import { openCache } from './cache/cacheStore'
import { createDeskData } from './createDeskData'
import type { DeskData } from './deskData'
import { deskKey } from './disk/databases'
import type { Locks } from './ports'
import type { OpenWire } from './sync/wire'

const serverUrl = 'http://desk.example:8080'
const account = anAccount()
const open: DeskData[] = []

const noServer: OpenWire = (ears) => {
  queueMicrotask(() => ears.closed('no server'))
  return { ask: () => undefined, look: () => undefined, close: () => undefined }
}

/** A window; without a server every connection fails at once. */
async function openOffline(
  computer: Computer,
  who = account,
  openWire: OpenWire = noServer,
): Promise<DeskData> {
  const data = await createDeskData({
    serverUrl,
    token: 'token',
    account: who,
    appVersion: '0.0.0',
    ports: computer.ports,
    openWire,
  })
  open.push(data)
  return data
}

async function fillCache(
  computer: Computer,
  count = 3,
  screen: readonly string[] = [],
  colleague: Colleague = aPerson(),
): Promise<void> {
  const cache = await openCache({
    name: `cache-${deskKey(serverUrl, account.id)}`,
    port: computer.ports.indexedDb,
  })
  const tickets = Array.from({ length: count }, (_, index) =>
    aTicket()
      .id(`T-${index}`)
      .openedAt(at(`2026-03-02T1${3 - index}:00Z`))
      .build(),
  )
  const desk = aDesk()
  await cache.keep({
    serverId: 'server-1',
    chapter: null,
    wipe: [],
    remove: [],
    put: [
      { key: 'desk:desk', id: 'desk', scope: orgScope, v: seq(1), entity: { kind: 'desk', data: desk } },
      {
        key: `person:${colleague.id}`,
        id: colleague.id,
        scope: orgScope,
        v: seq(1),
        entity: { kind: 'person', data: colleague },
      },
      ...tickets.map((data, index) => ({
        key: `ticket:${data.id}` as const,
        id: data.id,
        scope: scopeOfTicket(data),
        v: seq(index + 2),
        entity: { kind: 'ticket' as const, data },
      })),
    ],
    progress: [],
    released: [],
    refused: [],
  })
  await cache.rememberHeard({ lastHeardAt: at('2026-03-02T14:00Z'), offsetMs: 0, errorMs: 5 })
  await cache.rememberScreen((await cache.tickets()).filter(({ id }) => screen.includes(id)))
  cache.close()
}

afterEach(async () => {
  for (const data of open.splice(0)) await data.close()
})

describe('desk data without a server', () => {
  it('[OUT1] shows the cached board with its clocks, earliest due first', async () => {
    const computer = aComputer()
    await fillCache(computer)
    const data = await openOffline(computer)
    expect(data.tickets.get().inDueOrder).toEqual(['T-2', 'T-1', 'T-0'])
    expect(data.tickets.get().byId.get(ticketId('T-0'))?.clocks.length).toBeGreaterThan(0)
  })

  it('[OUT121] shows the first screen and takes verbs while the other tickets give way to what is more urgent', async () => {
    let goOn: () => void = () => undefined
    const idle = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const computer = aComputer({ giveWay: () => idle })
    await fillCache(computer, 3, ['T-2'])
    const data = await openOffline(computer)
    expect(data.tickets.get().inDueOrder).toEqual(['T-2'])
    expect(await data.dispatch('acknowledge', ticketId('T-2'), {})).toMatchObject({ ok: true })
    await until(async () => data.sync.get().connection.kind === 'offline', 'the server was looked for')
    expect(data.tickets.get().byId.size).toBe(1)
    goOn()
    await data.whole()
    expect(data.tickets.get().byId.size).toBe(3)
    expect(data.tickets.get().byId.get(ticketId('T-2'))?.waiting).toEqual(['acknowledge'])
    expect(data.tickets.get().byId.get(ticketId('T-0'))?.clocks.length).toBeGreaterThan(0)
  })

  it('[OUT185] reads the rest at once where the lead is taken over, and waits for no answer', async () => {
    const takenOver: Locks = { hold: (_name, _signal, whileHeld) => whileHeld(true) }
    // Nothing that is waited for by the clock ever comes.
    const changes = { timers: createVirtualTimers(), giveWay: async () => undefined, locks: takenOver }
    const computer = aComputer(changes)
    await fillCache(computer, 3, ['T-2'])
    const data = await openOffline(computer)
    await data.whole()
    expect(data.tickets.get().byId.size).toBe(3)
    await until(async () => data.sync.get().connection.kind === 'offline', 'the server was looked for')
  })

  it('[TKT114] gives a ticket to nobody who is known here to have left, before anything is saved', async () => {
    const computer = aComputer()
    const mira = aPerson('Mira Laine')
    await fillCache(computer, 1, [], { ...mira, hasLeft: true })
    const data = await openOffline(computer)
    const id = ticketId('T-0')
    expect(await data.dispatch('assign', id, { to: mira })).toEqual({
      ok: false,
      refusal: { kind: 'has-left', name: 'Mira Laine' },
    })
    expect(data.sync.get().waiting).toEqual([])
    expect(await data.dispatch('assign', id, { to: aPerson('Aiko Tanaka') })).toMatchObject({ ok: true })
  })

  it('[OUT2] shows a verb once it is saved, and again after a reload', async () => {
    const computer = aComputer()
    await fillCache(computer)
    const data = await openOffline(computer)
    const id = ticketId('T-1')
    const result = await data.dispatch('acknowledge', id, {})
    expect(result.ok).toBe(true)
    expect(data.tickets.get().byId.get(id)).toMatchObject({
      waiting: ['acknowledge'],
      ticket: { status: 'active' },
    })
    await data.dispatch('note', id, { messageId: messageId('m1'), body: 'Called back' })
    await data.close()
    const again = await openOffline(computer)
    expect(again.tickets.get().byId.get(id)?.waiting).toEqual(['acknowledge', 'note'])
    expect(
      again
        .messagesOf(id)
        .get()
        .map(({ body }) => body),
    ).toEqual(['Called back'])
    expect(again.sync.get().waiting.map(({ n }) => n)).toEqual([1, 2])
    expect(computer.reports).toEqual([])
  })

  it('[OUT3] neither saves nor shows a verb that the view refuses, or that this account may not do', async () => {
    const computer = aComputer()
    await fillCache(computer)
    const data = await openOffline(computer)
    const id = ticketId('T-1')
    const before = data.tickets.get()
    expect(await data.dispatch('reopen', id, {})).toEqual({
      ok: false,
      refusal: { kind: 'not-in-this-status', status: 'new' },
    })
    const unknown = await data.dispatch('take', ticketId('T-99'), {})
    expect(unknown).toEqual({ ok: false, refusal: { kind: 'unknown-ticket' } })
    expect(data.tickets.get()).toBe(before)
    expect(data.sync.get().waiting).toEqual([])
    const display = await openOffline(computer, { ...account, role: 'display' })
    const shown = await display.dispatch('take', id, {})
    expect(shown).toEqual({ ok: false, refusal: { kind: 'not-allowed' } })
  })

  it('[OUT4] answers not-saved and shows nothing when the disk does not take it', async () => {
    const computer = aComputer()
    await fillCache(computer)
    const data = await openOffline(computer)
    const before = data.tickets.get()
    const body = 'words'
    const id = ticketId('T-1')
    const put = vi.spyOn(FDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    })
    const result = await data.dispatch('note', id, { messageId: messageId('m1'), body })
    put.mockRestore()
    expect(result).toEqual({ ok: false, refusal: { kind: 'not-saved' } })
    expect(data.tickets.get()).toBe(before)
    expect(data.sync.get().waiting).toEqual([])
    expect(computer.reports).toHaveLength(1)
    expect(await data.dispatch('note', id, { messageId: messageId('m1'), body })).toMatchObject({ ok: true })
    expect(data.sync.get().waiting.map(({ n }) => n)).toEqual([1])
  })

  it('[OUT17] plans the warnings of the next four days anew after a verb, at most once a second', async () => {
    const timers = createVirtualTimers()
    const now = at('2026-03-02T13:30Z')
    const clocks = { wallMs: () => now + timers.now(), monotonicMs: () => timers.now() }
    const computer = aComputer({ timers, clocks })
    await fillCache(computer)
    const data = await openOffline(computer)
    const plan = data.alertPlan.get()
    const acknowledgements = (id: string) =>
      data.alertPlan
        .get()
        .alerts.filter((alert) => alert.ticketId === id && alert.metric === 'acknowledgement')
    expect(plan.madeAt).toBe(now)
    expect(acknowledgements('T-0').length).toBeGreaterThan(0)
    await data.dispatch('acknowledge', ticketId('T-0'), {})
    await data.dispatch('acknowledge', ticketId('T-1'), {})
    expect(data.alertPlan.get()).toBe(plan)
    timers.advance(1_000)
    expect(acknowledgements('T-0')).toEqual([])
    expect(data.alertPlan.get().alerts.every(({ fireAt }) => fireAt <= now + 1_000 + 4 * DAY_MS)).toBe(true)
    const second = data.alertPlan.get()
    timers.advance(HOUR_MS)
    expect(data.alertPlan.get()).not.toBe(second)
  })

  it('[OUT186] keeps for its first screen no more tickets than the display shows', async () => {
    const server = createModelServer()
    for (const id of ['T-7', 'T-8', 'T-9']) server.write(aTicket().id(id).build())
    const computer = aComputer({ rowsOfDisplay: () => 2 })
    const wire = createModelNetwork(server).wireFor(account, [queueScope(queueId('service-desk'))])
    const data = await openOffline(computer, account, wire)
    await until(() => data.tickets.get().byId.size === 3, 'loaded')
    const name = `cache-${deskKey(serverUrl, account.id)}`
    const cache = await openCache({ name, port: computer.ports.indexedDb })
    await until(async () => (await cache.screen()).length > 0, 'the first screen is kept')
    expect(await cache.screen()).toHaveLength(2)
    cache.close()
  })

  it('[OUT19] begins again from what is kept after the cache did not take a change', async () => {
    const server = createModelServer()
    server.write(aTicket().id('T-7').build())
    const timers = createVirtualTimers()
    const computer = aComputer({ timers })
    const network = createModelNetwork(server)
    const scopes = [queueScope(queueId('service-desk'))]
    const data = await openOffline(computer, account, network.wireFor(account, scopes))
    const failing = vi.spyOn(FDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    })
    await until(() => computer.reports.length > 0, 'the fault is reported')
    failing.mockRestore()
    expect(data.tickets.get().byId.size).toBe(0)
    await until(() => {
      timers.advance(1_000)
      return data.tickets.get().byId.size === 1
    }, 'loaded after all')
  })

  it('[OUT19] shows what the cache took when only the outbox did not', async () => {
    const server = createModelServer()
    server.write(aTicket().id('T-7').build())
    const timers = createVirtualTimers()
    const computer = aComputer({ timers })
    const network = createModelNetwork(server)
    const scopes = [queueScope(queueId('service-desk'))]
    const data = await openOffline(computer, account, network.wireFor(account, scopes))
    const id = ticketId('T-7')
    await until(() => data.tickets.get().byId.has(id), 'loaded')
    const failing = vi.spyOn(FDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    })
    await data.dispatch('note', id, { messageId: messageId('m-1'), body: 'Called' })
    await until(() => computer.reports.length > 0, 'the fault is reported')
    failing.mockRestore()
    await until(() => {
      timers.advance(1_000)
      return data.sync.get().waiting.length === 0
    }, 'released after all')
    const history = data.tickets.get().byId.get(id)?.ticket.history ?? []
    expect(history.map(({ type }) => type)).toContain('noted')
  })
})
