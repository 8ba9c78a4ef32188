import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { aFile, asAttached, type FileInHand } from '#kit/attachedFile'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { startTestServer, type TestServer, type TestServerOptions } from '#kit/startServer'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { deskKey, outboxName } from '#renderer/data/disk/databases'
import type { Attachment } from '#shared/domain/attachment'
import { messageId, type TicketId, ticketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Holm')
const id = ticketId('T-1')
const ticket = aTicket().id('T-1').openedAt(at('2026-03-02T10:00Z')).build()

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function aServer(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer({ accounts: [jonas, mira], tickets: [ticket], ...options })
  closers.push(server.close)
  return server
}

async function openDesk(server: TestServer, account: Account, token: string, computer: Computer) {
  const { ports } = computer
  const options = { serverUrl: server.url, token, account, appVersion: '0.1.0', ports }
  const data = await createDeskData(options)
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => (closing ??= data.close())
  closers.push(close)
  return { data, close }
}

const note = (data: DeskData, name: string, ...files: readonly FileInHand[]) =>
  data.dispatch(
    'note',
    id,
    { messageId: messageId(name), body: name, attachments: files.map(({ attachment }) => attachment) },
    files.map(asAttached),
  )
const isLive = (data: DeskData): boolean => data.sync.get().connection.kind === 'live'
const isSettled = (data: DeskData): boolean => isLive(data) && data.sync.get().waiting.length === 0
const messagesIn = (data: DeskData, on: TicketId = id) => data.messagesOf(on).get()

async function wordsOf(data: DeskData, attachment: Attachment): Promise<string> {
  const answer = await data.attachments.read(id, attachment, new AbortController().signal, () => undefined)
  return answer.kind === 'content' ? answer.content.text() : answer.kind
}

/** Rows of files in the outbox of a computer whose desk is closed. */
async function filesLeft(server: TestServer, { ports }: Computer): Promise<number> {
  const db = new Dexie(outboxName(deskKey(server.url, jonas.id)), ports.indexedDb)
  await db.open()
  const count = await db.table('files').count()
  db.close()
  return count
}

describe('files attached without a server', () => {
  it('[ATT9] wait with their message, open meanwhile, outlive the window, land once, and leave with it', async () => {
    const server = await aServer()
    const computer = aComputer()
    const token = await server.signIn(jonas.email)
    const before = await openDesk(server, jonas, token, computer)
    await until(() => isLive(before.data), 'live')
    await server.kill()
    await until(() => !isLive(before.data), 'offline')
    const log = aFile('log.txt', 'first line\n')
    const picture = aFile('screen.png', new Uint8Array(300_000).fill(7), 'image/png')
    expect((await note(before.data, 'm-1', log, picture)).ok).toBe(true)
    expect((await note(before.data, 'm-2')).ok).toBe(true)
    await before.close()

    const after = await openDesk(server, jonas, token, computer)
    await until(() => messagesIn(after.data).length === 2, 'shown')
    expect(messagesIn(after.data)[0]?.attachments).toEqual([log.attachment, picture.attachment])
    expect(await wordsOf(after.data, log.attachment)).toBe('first line\n')
    expect(await wordsOf(after.data, aFile('other', 'not here').attachment)).toBe('unreached')
    await server.restart()
    after.data.reconnect()
    await until(() => isSettled(after.data), 'sent')

    const there = (await openDesk(server, mira, await server.signIn(mira.email), aComputer())).data
    await until(() => isLive(there), 'the other console is live')
    there.messagesOf(id)
    await until(() => messagesIn(there).length === 2, 'the other console has both')
    expect(messagesIn(there).map(({ body }) => body)).toEqual(['m-1', 'm-2'])
    expect(messagesIn(there)[0]?.attachments).toEqual([log.attachment, picture.attachment])
    expect(await wordsOf(there, log.attachment)).toBe('first line\n')
    let heard = 0
    const read = await there.attachments.read(
      id,
      picture.attachment,
      new AbortController().signal,
      (bytes) => {
        heard = bytes
      },
    )
    if (read.kind !== 'content') throw new Error(`Answered ${read.kind}.`)
    expect(new Uint8Array(await read.content.arrayBuffer())).toEqual(picture.bytes)
    expect([heard, read.content.type]).toEqual([300_000, 'application/octet-stream'])
    await after.close()
    expect(await filesLeft(server, computer)).toBe(0)
  })

  it('[ATT9] and their message are saved together or not at all', async () => {
    const server = await aServer()
    const { data } = await openDesk(server, jonas, await server.signIn(jonas.email), aComputer())
    await until(() => isLive(data), 'live')
    await server.kill()
    const { attachment } = aFile('log.txt', 'words')
    const unstorable = [{ attachment, content: (() => undefined) as never }]
    const args = { messageId: messageId('m-1'), body: 'm-1', attachments: [attachment] }
    const saved = await data.dispatch('note', id, args, unstorable)
    expect(saved).toEqual({ ok: false, refusal: { kind: 'not-saved' } })
    expect(data.sync.get().waiting).toEqual([])
    await note(data, 'm-2')
    expect(data.sync.get().waiting.map(({ n }) => n)).toEqual([1])
  })

  it('[ATT11] that the server cannot keep make their message a refused one with the reason and the files, and the next goes on', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const openNew = async () => ({
      write: async () => Promise.reject(full),
      sync: async () => undefined,
      close: async () => undefined,
    })
    const server = await aServer({ openNew })
    const computer = aComputer()
    const { data, close } = await openDesk(server, jonas, await server.signIn(jonas.email), computer)
    await until(() => isLive(data), 'live')
    const log = aFile('log.txt', 'first line\n')
    await note(data, 'm-1', log)
    await note(data, 'm-2')
    await until(() => isSettled(data) && data.sync.get().refused.length === 1, 'refused')
    const [letter] = data.sync.get().refused
    expect(letter).toMatchObject({ n: 1, name: 'note', refusal: { kind: 'not-attached', why: 'no-room' } })
    await until(() => messagesIn(data).some(({ body }) => body === 'm-2'), 'the next is there')
    if (!letter) throw new Error('no letter')
    const [kept] = await data.attachments.filesOf(letter.id)
    expect(kept?.attachment).toEqual(log.attachment)
    expect(await kept?.content.text()).toBe('first line\n')
    await data.discard(letter.id)
    expect(await data.attachments.filesOf(letter.id)).toEqual([])
    await close()
    expect(await filesLeft(server, computer)).toBe(0)
  })

  it('[ATT12] for which this computer has no room are refused with their message, and nothing is saved', async () => {
    const server = await aServer()
    const computer = aComputer({ freeBytes: async () => 16 * 1024 * 1024 + 4 })
    const { data } = await openDesk(server, jonas, await server.signIn(jonas.email), computer)
    await until(() => isLive(data), 'live')
    expect(await note(data, 'm-1', aFile('five.txt', 'words'))).toEqual({
      ok: false,
      refusal: { kind: 'no-room' },
    })
    expect(data.sync.get().waiting).toEqual([])
    expect((await note(data, 'm-2', aFile('four.txt', 'word'))).ok).toBe(true)
    expect((await note(data, 'm-3')).ok).toBe(true)
    await until(() => isSettled(data), 'sent')
  })
})
