import { type CacheStore, openCache } from '#renderer/data/cacheStore'
import { createDeskData } from '#renderer/data/createDeskData'
import { deskKey } from '#renderer/data/databases'
import type { DeskData } from '#renderer/data/deskData'
import { type DeskPorts, windowPorts } from '#renderer/data/ports'
import { openSocketWire } from '#renderer/data/socketWire'
import { ticketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'
import type { ScopeProgress } from '#shared/sync/state'
import { benchAccount, readAddress } from './benchDesk'
import { createTicketDigest } from './digest'
import { type GatedWire, gateWire } from './gatedWire'
import { type HarnessPatch, uncarry } from './harnessTicket'
import { registerPatch } from './patchCommand'

interface PatchOf {
  readonly id: string
  readonly patch: HarnessPatch
}

const LOOK_EVERY_MS = 4
const appVersion = 'bench'

/** The console's whole data room in this page: its databases, engine, outbox, overlay and board order. */
export async function open({ url }: { readonly url: string }) {
  registerPatch()
  const { serverUrl, token } = readAddress(url)
  const ports = windowPorts((sentence) => console.error(sentence))
  const gate = gateWire(openSocketWire({ serverUrl, token, appVersion, reading: () => performance.now() }))
  const desk = await createDeskData({
    serverUrl,
    token,
    account: benchAccount,
    appVersion,
    ports,
    openWire: gate.openWire,
  })
  const cacheName = `cache-${deskKey(serverUrl, benchAccount.id)}`
  return {
    desk,
    connect: async () => {
      gate.open()
      desk.reconnect()
    },
    waitSynced: () => until(() => isLevel(gate, cacheName)),
    disconnect: async () => gate.cut(),
    edit: (patches: readonly PatchOf[]) => edit(desk, patches),
    waitPushed: () => until(async () => desk.sync.get().waiting.length === 0),
    digest: () => digestOf(desk, cacheName, ports),
    close: desk.close,
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
}

/** Whether the cursors on the disk, read past the engine, have come to the heads that the server named. */
async function isLevel(gate: GatedWire, cacheName: string): Promise<boolean> {
  const welcome = gate.welcome()
  if (!welcome) return false
  const cursors = await cursorsOnDisk(cacheName)
  return welcome.scopes.every((scope) => (cursors.get(scope) ?? 0) >= (welcome.heads[scope]?.head ?? 0))
}

const connections = new Map<string, Promise<IDBDatabase>>()

async function cursorsOnDisk(name: string): Promise<ReadonlyMap<string, number>> {
  const opening = connections.get(name) ?? asPromise(indexedDB.open(name))
  connections.set(name, opening)
  const scopes = (await opening).transaction('scopes').objectStore('scopes')
  const rows: readonly (ScopeProgress & { readonly scope: string })[] = await asPromise(scopes.getAll())
  return new Map(rows.map(({ scope, cursor }) => [scope, cursor]))
}

const asPromise = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** One command each, as from an agent; settles when every one is in the strict outbox. */
async function edit(desk: DeskData, patches: readonly PatchOf[]): Promise<void> {
  const { byId } = desk.tickets.get()
  await until(async () => patches.every(({ id }) => byId.has(ticketId(id))))
  const saved = await Promise.all(
    patches.map(({ id, patch }) => desk.dispatch('patch' as never, ticketId(id), patch as never)),
  )
  if (saved.some(({ ok }) => !ok)) throw new Error('An edit was refused.')
}

/**
 * Over what this window shows once all of it is read, with the body of each ticket from the disk. In the order of
 * queues and ids, in which conversations lie together.
 */
async function digestOf(desk: DeskData, cacheName: string, { indexedDb }: DeskPorts): Promise<string> {
  const digest = createTicketDigest()
  const cache = await openCache(cacheName, indexedDb)
  await until(async () => desk.tickets.get().byId.size === (await ticketsOnDisk(cache)))
  const tickets = [...desk.tickets.get().byId.values()].map(({ ticket }) => ticket)
  const place = ({ queue, id }: Ticket): string => `${queue} ${id}`
  for (const ticket of tickets.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))) {
    const [message] = await cache.messagesOf(ticket.id)
    digest.add(uncarry(ticket, message?.data.body ?? ''))
  }
  cache.close()
  return digest.value()
}

const ticketsOnDisk = async (cache: CacheStore): Promise<number> => (await cache.tickets()).length
