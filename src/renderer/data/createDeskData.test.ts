import { afterEach, describe, expect, it } from 'vitest'
import { type Computer, aComputer } from '#kit/deskPorts'
import { aDesk, aTicket, anAccount, at } from '#kit/builders'
import { messageId, ticketId } from '#shared/domain/ids'
import { orgScope, scopeOfTicket } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import { openCache } from './cacheStore'
import { createDeskData } from './createDeskData'
import { deskKey } from './databases'
import type { DeskData } from './deskData'

const serverUrl = 'http://desk.example:8080'
const account = anAccount()
const open: DeskData[] = []

/** A window without a server: every connection fails at once. */
async function openOffline(computer: Computer): Promise<DeskData> {
  const data = await createDeskData({
    serverUrl,
    token: 'token',
    account,
    appVersion: '0.0.0',
    ports: computer.ports,
    openWire: (ears) => {
      queueMicrotask(() => ears.closed('no server'))
      return { ask: () => undefined, close: () => undefined }
    },
  })
  open.push(data)
  return data
}

async function fillCache(computer: Computer, count = 3): Promise<void> {
  const cache = await openCache(`cache-${deskKey(serverUrl, account.id)}`, computer.ports.indexedDb)
  const tickets = Array.from({ length: count }, (_, index) =>
    aTicket()
      .id(`T-${index}`)
      .openedAt(at(`2026-03-02T1${3 - index}:00Z`))
      .build(),
  )
  const desk = aDesk()
  await cache.keep({
    serverId: 'server-1',
    wipe: [],
    remove: [],
    put: [
      { key: 'desk:desk', id: 'desk', scope: orgScope, v: seq(1), entity: { kind: 'desk', data: desk } },
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
})
