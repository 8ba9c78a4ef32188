import type { MessageRow } from '#renderer/data/cache/cacheStore'
import { messagesIn, type NumberedPage, type StoredPage } from '#renderer/data/cache/pages'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { cacheName, deskKey } from '#renderer/data/disk/databases'
import { windowPorts } from '#renderer/data/ports'
import { openSocketWire } from '#renderer/data/sync/socketWire'
import { ticketId } from '#shared/domain/ids'
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
  const name = cacheName(deskKey(serverUrl, benchAccount.id))
  return {
    desk,
    connect: async () => {
      if (gate.open()) desk.reconnect()
    },
    waitSynced: () => until(() => isLevel(desk, gate, name)),
    waitShown: (count: number) => until(async () => desk.tickets.get().byId.size >= count),
    disconnect: async () => gate.cut(),
    edit: (patches: readonly PatchOf[]) => edit(desk, patches),
    waitPushed: () => until(async () => desk.sync.get().waiting.length === 0),
    digest: () => digestOf(desk, name),
    close: desk.close,
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
}

/** Whether the cursors on the disk, read past the engine, have come to the heads that the server named. */
async function isLevel(desk: DeskData, gate: GatedWire, database: string): Promise<boolean> {
  const welcome = gate.welcome()
  // The disk is not asked, which costs both, before the desk itself says that the first load is done.
  if (!welcome || desk.sync.get().connection.kind !== 'live') return false
  const cursors = await cursorsOnDisk(database)
  return welcome.scopes.every((scope) => (cursors.get(scope) ?? 0) >= (welcome.heads[scope]?.head ?? 0))
}

const connections = new Map<string, Promise<IDBDatabase>>()

async function rowsOnDisk<Row>(name: string, table: string): Promise<readonly Row[]> {
  const opening = connections.get(name) ?? asPromise(indexedDB.open(name))
  connections.set(name, opening)
  return asPromise((await opening).transaction(table).objectStore(table).getAll())
}

async function cursorsOnDisk(name: string): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOnDisk<ScopeProgress & { readonly scope: string }>(name, 'scopes')
  return new Map(rows.map(({ scope, cursor }) => [scope, cursor]))
}

const asPromise = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
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

/** Over what this window shows once all of it is read, with the body of each ticket from the disk. */
async function digestOf(desk: DeskData, name: string): Promise<string> {
  const digest = createTicketDigest()
  const bodies = await bodiesOnDisk(name)
  await until(async () => desk.tickets.get().byId.size >= bodies.size)
  for (const { ticket } of desk.tickets.get().byId.values()) {
    digest.add(uncarry(ticket, bodies.get(ticket.id) ?? ''))
  }
  return digest.value()
}

/** What was asked for by ticket: from pages, without what is crossed out, and from records of their own. */
async function bodiesOnDisk(name: string): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>()
  const rows = await rowsOnDisk<MessageRow>(name, 'messages')
  for (const { ticketId: of, data } of rows) bodies.set(of, data.body)
  const bytes = new Map(
    (await rowsOnDisk<Omit<StoredPage, 'holes'>>(name, 'bodies')).map((row) => [row.page, row.body]),
  )
  const crossed = await rowsOnDisk<{ readonly page: number; readonly slots: readonly number[] }>(
    name,
    'holes',
  )
  const holes = new Map(crossed.map(({ page, slots }) => [page, new Set(slots)]))
  for (const head of await rowsOnDisk<NumberedPage>(name, 'pages')) {
    if (head.kind !== 'message') continue
    const page = {
      ...head,
      body: bytes.get(head.page) ?? new Uint8Array(),
      holes: holes.get(head.page) ?? new Set<number>(),
    }
    for (const { row } of await messagesIn(page)) {
      if (row === null) throw new Error('A message cannot be read.')
      bodies.set(row.ticketId, row.data.body)
    }
  }
  return bodies
}
