import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { createModelNetwork } from '#kit/modelNetwork'
import { createModelServer } from '#kit/modelServer'
import { until } from '#kit/testConsole'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { queueScope } from '#shared/domain/scope'
import { createDeskData } from './createDeskData'
import type { DeskData } from './deskData'
import { cacheName, deskKey, outboxName } from './disk/databases'
import { openRefusalOf } from './disk/openRefusal'
import { removeStored } from './removeStored'

const serverUrl = 'http://desk.example'
const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Holm')
const scopes = [queueScope(queueId('service-desk'))]
const id = ticketId('T-1')
const key = deskKey(serverUrl, jonas.id)

const open: DeskData[] = []
afterEach(async () => {
  for (const data of open.splice(0)) await data.close()
})

/** A desk whose server says of every connection that it is this account's. */
function aDesk() {
  const server = createModelServer()
  for (let n = 1; n <= 3; n++) {
    server.write(aTicket().id(`T-${n}`).openedAt(at('2026-03-02T09:00Z')).build())
  }
  const network = createModelNetwork(server)
  const computer = aComputer()
  let told: Account = jonas
  return {
    server,
    network,
    computer,
    tell: (account: Account) => {
      told = account
    },
    openWindow: async (who: Account = told, where: Computer = computer) => {
      const data = await createDeskData({
        serverUrl,
        token: 'token',
        account: who,
        appVersion: '0.0.0',
        ports: where.ports,
        openWire: (ears) => network.wireFor(told, scopes)(ears),
      })
      open.push(data)
      return data
    },
  }
}
const isLive = (data: DeskData) => data.sync.get().connection.kind === 'live'
const isSettled = (data: DeskData) => isLive(data) && data.sync.get().waiting.length === 0
const note = (data: DeskData, name: string) =>
  data.dispatch('note', id, { messageId: messageId(name), body: name })

describe('two releases on one computer', () => {
  /** What a newer release does first: it opens the databases with other tables beside the old ones. */
  const openNewer = ({ ports }: Computer, name: string): Promise<IDBDatabase> =>
    new Promise((resolve) => {
      const asked = ports.indexedDb.indexedDB.open(name, 99_990)
      asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('things'))
      asked.addEventListener('success', () => resolve(asked.result))
    })

  it('[OUT76] the windows of the older one let go, say so, and keep what was saved', async () => {
    for (const database of [cacheName(key), outboxName(key)]) {
      const { computer, openWindow, network } = aDesk()
      const leader = await openWindow()
      await until(() => isLive(leader), 'live')
      const follower = await openWindow()
      await until(() => isLive(follower), 'the second window is told')
      network.setUp(false)
      await note(leader, 'waits')
      const newer = await openNewer(computer, database)
      for (const data of [leader, follower]) {
        await until(() => data.sync.get().connection.kind === 'replaced', 'replaced')
        expect(data.tickets.get().byId.size).toBe(3)
        expect(await note(data, 'too-late')).toEqual({ ok: false, refusal: { kind: 'replaced' } })
      }
      expect(network.openCount()).toBe(0)
      newer.close()
      const outbox = await new Dexie(outboxName(key), computer.ports.indexedDb).open()
      expect(await outbox.table('commands').toArray()).toMatchObject([{ args: { body: 'waits' } }])
      outbox.close()
      for (const data of open.splice(0)) await data.close()
    }
  })

  it('[OUT77] the older one is not opened beside the newer one', async () => {
    const { computer, openWindow } = aDesk()
    const newer = await openNewer(computer, cacheName(key))
    expect(await openWindow().then(() => null, openRefusalOf)).toEqual({ kind: 'newer' })
    newer.close()
  })
})

describe('an action that cannot be read', () => {
  it('[OUT70] is shown, and neither keeps the desk from opening nor the actions behind it from landing', async () => {
    const { server, computer, network, openWindow } = aDesk()
    const first = await openWindow()
    await until(() => isLive(first), 'live')
    await note(first, 'before')
    await until(() => isSettled(first), 'settled')
    network.setUp(false)
    for (const name of ['a', 'spoilt', 'c', 'd']) await note(first, name)
    await first.close()
    const outbox = new Dexie(outboxName(key), computer.ports.indexedDb)
    await outbox.open()
    await outbox.table('commands').update(3, { version: 'of tomorrow' })
    outbox.close()
    network.setUp(true)
    const again = await openWindow()
    expect(again.sync.get().parked).toMatchObject([{ name: 'note', ticketId: 'T-1', text: 'spoilt' }])
    await until(() => isSettled(again), 'the others land')
    const bodies = server.carriedOut.map(({ intent }) => (intent.args as { readonly body: string }).body)
    expect(bodies).toEqual(['before', 'a', 'c', 'd'])
    const [parked] = again.sync.get().parked
    if (parked) await again.discardParked(parked.place)
    expect(again.sync.get().parked).toEqual([])
  })
})

describe('who is signed in', () => {
  it('[OUT83] follows the server in every window while it runs, with what they may do', async () => {
    const { network, openWindow, tell } = aDesk()
    const leader = await openWindow()
    const follower = await openWindow()
    await until(() => isLive(leader) && isLive(follower), 'live')
    const seen: string[] = []
    follower.who.watch(() => seen.push(follower.account.role))
    tell({ ...jonas, role: 'display' })
    network.setUp(false)
    network.setUp(true)
    leader.reconnect()
    await until(() => follower.account.role === 'display', 'told')
    expect(leader.account.role).toBe('display')
    expect(seen).toEqual(['display'])
    expect(await note(follower, 'no')).toEqual({ ok: false, refusal: { kind: 'not-allowed' } })
    const late = await openWindow(jonas)
    await until(() => late.account.role === 'display', 'a window that comes later is told')
  })

  it('[OUT81] another person on the same computer sees nothing of it, and the same one goes on', async () => {
    const { server, network, openWindow, tell } = aDesk()
    const first = await openWindow()
    await until(() => isLive(first), 'live')
    network.dismiss({ kind: 'reauth' })
    await until(() => first.sync.get().connection.kind === 'signed-out', 'signed out')
    await note(first, 'of-jonas')
    await first.close()
    network.setUp(false)
    tell(mira)
    const other = await openWindow(mira)
    expect([other.tickets.get().byId.size, other.sync.get().waiting]).toEqual([0, []])
    await other.close()
    tell(jonas)
    const again = await openWindow(jonas)
    expect(again.tickets.get().byId.size).toBe(3)
    expect(again.sync.get().waiting).toHaveLength(1)
    network.setUp(true)
    again.reconnect()
    await until(() => isSettled(again), 'it lands')
    expect(server.carriedOut).toHaveLength(1)
  })

  it('[OUT81] a welcome of another person is the end of the session: nothing is loaded, nothing sent', async () => {
    const { server, openWindow, tell } = aDesk()
    tell(mira)
    const data = await openWindow(jonas)
    await until(() => data.sync.get().connection.kind === 'signed-out', 'signed out')
    expect(data.tickets.get().byId.size).toBe(0)
    expect(data.account).toEqual(jonas)
    expect(server.carriedOut).toEqual([])
  })

  it('[OUT89] signing out ends every other window of this person, leading or not, and nothing is written after', async () => {
    for (const isLeaderLeaving of [true, false]) {
      const { computer, openWindow } = aDesk()
      const leader = await openWindow()
      await until(() => isLive(leader), 'live')
      const follower = await openWindow()
      await until(() => isLive(follower), 'live in both')
      const [leaving, other] = isLeaderLeaving ? [leader, follower] : [follower, leader]
      leaving.endEverywhere()
      await until(() => other.sync.get().connection.kind === 'signed-out', 'ended')
      await leaving.close()
      const stored = { serverUrl, account: jonas, ports: computer.ports }
      expect(await removeStored(stored, 0)).toEqual({ ok: true, value: null })
      expect(await note(other, 'late')).toMatchObject({ ok: false })
      await other.close()
      expect(await computer.ports.indexedDb.indexedDB.databases()).toEqual([])
      expect(other.sync.get().connection.kind).toBe('signed-out')
    }
  })
})
