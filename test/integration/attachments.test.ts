import { existsSync, readdirSync, statSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aFile, type FileInHand } from '#kit/attachedFile'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { startTestServer, type TestServer, type TestServerOptions } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { createContentFiles } from '#server/attachments/contentFiles'
import { createAttachments } from '#server/attachments/createAttachments'
import { attachmentLimits } from '#shared/domain/attachment'
import { messageId, queueId, type TicketId } from '#shared/domain/ids'
import { DAY_MS, instant, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { Ack } from '#shared/protocol/messages'

const desk = queueId('service-desk')
const jonas = anAccount('Jonas Berg')
const mira: Account = { ...anAccount('Mira Laine'), queues: [desk] }
const screen: Account = { ...anAccount('Wall Screen'), role: 'display' }
const here = aTicket().id('T-1').build()
const elsewhere = aTicket().id('N-1').inQueue('network').build()

let server: TestServer
const consoles: TestConsole[] = []
const start = async (options: TestServerOptions = {}) => {
  server = await startTestServer({ accounts: [jonas, mira, screen], tickets: [here, elsewhere], ...options })
}
beforeEach(() => start())
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server.close()
})

const contentUrl = (file: FileInHand, ticket?: TicketId): string =>
  `${server.url}/api/attachments/${file.attachment.id}${ticket ? `?ticket=${ticket}` : ''}`

async function asking(person: Account) {
  const authorization = `Bearer ${await server.signIn(person.email)}`
  const headers = { authorization }
  return {
    put: (file: FileInHand, body: Uint8Array<ArrayBuffer> = file.bytes) =>
      fetch(contentUrl(file), { method: 'PUT', headers, body }),
    get: (file: FileInHand, ticket?: TicketId) => fetch(contentUrl(file, ticket), { headers }),
    wanted: async (...files: readonly FileInHand[]) => {
      const body = JSON.stringify({ contents: files.map(({ attachment }) => attachment.id) })
      const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }
      return (await fetch(`${server.url}/api/attachments/wanted`, sent)).json()
    },
    authorization,
  }
}

/** Pushes one note with attachments; answers what became of it. */
async function noted(
  person: Account,
  n: number,
  on: TicketId,
  ...files: readonly FileInHand[]
): Promise<Ack> {
  const one = await connectConsole(server.url, `console-${person.id}-${on}-${n}`)
  consoles.push(one)
  await one.hello(await server.signIn(person.email))
  const attachments = files.map(({ attachment }) => attachment)
  const args = { messageId: messageId(`m-${person.id}-${on}-${n}`), body: 'See the file.', attachments }
  const answer = await one.push(1, { ...anIntent(1, 'note', on, args), version: 2 })
  if (answer.kind !== 'acks' || !answer.acks[0]) throw new Error(`Answered ${answer.kind}.`)
  return answer.acks[0]
}

const keptFiles = (): readonly string[] => {
  const folder = join(server.dataDir, 'attachments')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
}

describe('contents that come', () => {
  it('[ATT3] lie on the disk under their hash, checked; the same again is one file and answered alike', async () => {
    const { put } = await asking(jonas)
    const file = aFile('log.txt', 'first line\n')
    expect((await put(file)).status).toBe(201)
    expect((await put(file)).status).toBe(200)
    expect((await (await asking(mira)).put(file)).status).toBe(200)
    const { id } = file.attachment
    expect(keptFiles()).toEqual([join(id.slice(0, 2), id)])
    expect(statSync(join(server.dataDir, 'attachments', id.slice(0, 2), id)).mode & 0o077).toBe(0)
  })

  it('[ATT3] are refused and leave nothing when they are not what was announced', async () => {
    const { put } = await asking(jonas)
    const answer = await put(aFile('log.txt', 'announced'), aFile('x', 'another').bytes)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ kind: 'mismatch' })
    expect(keptFiles()).toEqual([])
  })

  it('[ATT3] are refused above 25 MB, said beforehand or found out on the way', async () => {
    const { put, authorization } = await asking(jonas)
    const large = new Uint8Array(attachmentLimits.bytes + 1)
    const answer = await put(aFile('a', 'a'), large).then(
      (response) => response.status,
      () => 'hung up',
    )
    expect([413, 'hung up']).toContain(answer)
    expect(await statusOfStream(contentUrl(aFile('a', 'a')), authorization, large)).toBe(413)
    expect(keptFiles()).toEqual([])
  })

  it('[ATT3] leave nothing when whoever sends them breaks off', async () => {
    const { put, authorization } = await asking(jonas)
    const file = aFile('log.txt', 'x'.repeat(400_000))
    const sent = httpRequest(contentUrl(file), { method: 'PUT', headers: { authorization } })
    const hungUp = new Promise((resolve) => sent.on('error', resolve))
    sent.write(file.bytes.subarray(0, 200_000))
    await until(() => keptFiles().length === 1, 'arriving')
    sent.destroy(new Error('the train went into a tunnel'))
    await hungUp
    await until(() => keptFiles().length === 0, 'gone')
    expect((await put(file)).status).toBe(201)
  })

  it('[ATT4] meet a full disk with one plain sentence, and nothing half is left', async () => {
    await server.close()
    let isFull = true
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    await start({
      openNew: async (path) => {
        const { open } = await import('node:fs/promises')
        const handle = await open(path, 'wx')
        const write: typeof handle.write = async () => {
          throw full
        }
        return isFull ? { write, sync: () => handle.sync(), close: () => handle.close() } : handle
      },
    })
    const { put } = await asking(jonas)
    const file = aFile('log.txt', 'x'.repeat(300_000))
    const answer = await put(file)
    expect(answer.status).toBe(507)
    expect(await answer.json()).toEqual({
      kind: 'no-room',
      detail: 'The server has no room for the file. Tell your administrator, then send it again.',
    })
    expect(keptFiles()).toEqual([])
    isFull = false
    expect((await put(file)).status).toBe(201)
  })

  it('[ATT16] of one person come four at a time; one more is told to come later, others are taken', async () => {
    const { put, authorization } = await asking(jonas)
    const open = [1, 2, 3, 4].map((n) => {
      const sent = httpRequest(contentUrl(aFile('a', `${n}`)), { method: 'PUT', headers: { authorization } })
      const answered = new Promise<number>((resolve, reject) => {
        sent.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject)
      })
      sent.write('')
      sent.flushHeaders()
      return { finish: () => sent.end(`${n}`), answered }
    })
    await until(async () => (await put(aFile('b', 'one more'))).status === 503, 'busy')
    expect((await (await asking(mira)).put(aFile('c', 'of another'))).status).toBe(201)
    for (const { finish } of open) finish()
    expect(await Promise.all(open.map(({ answered }) => answered))).toEqual([201, 201, 201, 201])
    expect((await put(aFile('b', 'one more'))).status).toBeLessThan(300)
  })

  it('[ATT3] are refused to strangers, to displays, and under any path that is no id', async () => {
    const file = aFile('log.txt', 'words')
    expect((await fetch(contentUrl(file), { method: 'PUT', body: file.bytes })).status).toBe(401)
    const display = await asking(screen)
    expect((await display.put(file)).status).toBe(403)
    expect(await display.wanted(file)).toMatchObject({ kind: 'not-allowed' })
    const { authorization } = await asking(jonas)
    for (const path of ['..%2f..%2fetc%2fpasswd', '%2e%2e', 'A'.repeat(64), `${file.attachment.id}%00`, '']) {
      expect(await statusOfPath(`/api/attachments/${path}`, authorization)).toBe(400)
    }
    expect(await statusOfPath('/api/attachments/x/../../../t-minus.db', authorization)).not.toBe(200)
    expect(keptFiles()).toEqual([])
  })
})

describe('who may read a content', () => {
  it('[ATT5] whoever uploaded it until a message names it, then whoever may see a ticket that names it', async () => {
    const [asJonas, asMira] = [await asking(jonas), await asking(mira)]
    const file = aFile('Zoë Dvořák "1".txt', 'only for the network')
    await asJonas.put(file)
    expect(await (await asJonas.get(file)).text()).toBe('only for the network')
    expect((await asMira.get(file)).status).toBe(404)
    expect(await noted(jonas, 1, elsewhere.id, file)).toMatchObject({ status: 'applied' })
    expect((await asJonas.get(file)).status).toBe(404)
    expect((await asJonas.get(file, here.id)).status).toBe(404)
    expect(await (await asJonas.get(file, elsewhere.id)).text()).toBe('only for the network')
    const [forbidden, missing] = [
      await asMira.get(file, elsewhere.id),
      await asMira.get(aFile('x', 'none'), here.id),
    ]
    expect([forbidden.status, await forbidden.text()]).toEqual([missing.status, await missing.text()])
    expect((await fetch(contentUrl(file, elsewhere.id))).status).toBe(401)
  })

  it('[ATT5] is judged by the queue the ticket is in when it is read', async () => {
    const [asJonas, asMira] = [await asking(jonas), await asking(mira)]
    const file = aFile('log.txt', 'moves about')
    await asJonas.put(file)
    await noted(jonas, 1, here.id, file)
    expect((await asMira.get(file, here.id)).status).toBe(200)
    const move = await connectConsole(server.url, 'mover')
    consoles.push(move)
    await move.hello(await server.signIn(jonas.email))
    await move.push(1, anIntent(1, 'moveToQueue', here.id, { to: queueId('network') }))
    expect((await asMira.get(file, here.id)).status).toBe(404)
    expect((await asJonas.get(file, here.id)).status).toBe(200)
  })

  it('[ATT6] naming a content without having uploaded it is refused, also when it lies here', async () => {
    const asJonas = await asking(jonas)
    const file = aFile('secret.txt', 'of another queue')
    await asJonas.put(file)
    await noted(jonas, 1, elsewhere.id, file)
    const stolen = await noted(mira, 1, here.id, file)
    expect(stolen).toMatchObject({ status: 'rejected', refusal: { kind: 'not-attached', why: 'missing' } })
    expect((await (await asking(mira)).get(file, here.id)).status).toBe(404)
    expect(await noted(jonas, 2, here.id, aFile('never.txt', 'sent'))).toMatchObject({ status: 'rejected' })
    expect(await noted(jonas, 3, elsewhere.id, file)).toMatchObject({ status: 'applied' })
  })
})

describe('contents that go out', () => {
  it('[ATT7] as a file to be saved, of no type, under a safe name, and kept by no cache', async () => {
    const { put, get } = await asking(jonas)
    const page = aFile('Zoë "1".html', '<script>alert(1)</script>', 'text/html')
    await put(page)
    await noted(jonas, 1, here.id, page)
    const { headers } = await get(page, here.id)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Zoe _1_.html"; filename*=UTF-8''Zo%C3%AB%20_1_.html`,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-length')).toBe(String(page.bytes.length))
  })

  it('[ATT8] what nobody names is removed after a day, what is named stays, what is asked for again waits another day', async () => {
    const asJonas = await asking(jonas)
    const [named, orphan, renewed] = [aFile('a', 'named'), aFile('b', 'orphan'), aFile('c', 'renewed')]
    for (const file of [named, orphan, renewed]) await asJonas.put(file)
    await noted(jonas, 1, here.id, named)
    const now = instant(Date.now())
    const sweepAt = (at: number) =>
      createAttachments({
        store: server.store,
        files: createContentFiles(join(server.dataDir, 'attachments')),
        clock: { now: () => instant(at) },
      })
    expect(await sweepAt(plusMs(now, DAY_MS)).wanted(jonas, [renewed.attachment.id])).toEqual([])
    await sweepAt(plusMs(now, DAY_MS - 60_000)).sweep()
    expect(keptFiles()).toHaveLength(3)
    await sweepAt(plusMs(now, DAY_MS + 60_000)).sweep()
    expect(
      keptFiles()
        .map((file) => file.slice(3))
        .toSorted(),
    ).toEqual([named.attachment.id, renewed.attachment.id].toSorted())
    expect(await asJonas.wanted(orphan, renewed)).toEqual({
      kind: 'wanted',
      contents: [orphan.attachment.id],
    })
    expect(await noted(jonas, 2, here.id, orphan)).toMatchObject({ status: 'rejected' })
    expect(await (await asJonas.get(named, here.id)).text()).toBe('named')
  })
})

/** A body without an announced length. */
const statusOfStream = (url: string, authorization: string, body: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: 'PUT', headers: { authorization } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.write(body.subarray(0, attachmentLimits.bytes))
    sent.end(body.subarray(attachmentLimits.bytes))
  })

/** The path as it is written, which fetch would tidy. */
const statusOfPath = (path: string, authorization: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const options = { hostname, port, path, method: 'PUT', headers: { authorization } }
    httpRequest(options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end('words')
  })
