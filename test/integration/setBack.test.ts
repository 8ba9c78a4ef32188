import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { anIntent } from '#kit/intents'
import { startTestServer } from '#kit/startServer'
import { temporaryFolder } from '#kit/storeFolder'
import { connectConsole, until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { messageId, ticketId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'

const jonas = anAccount('Jonas Berg')
const id = ticketId('T-1')
const ticket = aTicket().id('T-1').openedAt(at('2026-03-02T10:00Z')).build()

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A server, its backup, and one console. */
async function aDeskWithBackup() {
  const folder = temporaryFolder('t-minus-backup')
  closers.push(folder.remove)
  const dataDir = join(folder.path, 'data')
  const server = await startTestServer({ accounts: [jonas], tickets: [ticket], dataDir })
  closers.push(server.close)
  const computer = aComputer()
  const token = await server.signIn(jonas.email)
  const open = async (): Promise<DeskData> => {
    const data = await createDeskData({
      serverUrl: server.url,
      token,
      account: jonas,
      appVersion: '0.1.0',
      ports: computer.ports,
    })
    closers.push(data.close)
    return data
  }
  return {
    server,
    computer,
    open,
    backUp: async () => {
      await server.kill()
      cpSync(dataDir, join(folder.path, 'backup'), { recursive: true })
      await server.restart()
    },
    restore: async () => {
      await server.kill()
      rmSync(dataDir, { recursive: true })
      cpSync(join(folder.path, 'backup'), dataDir, { recursive: true })
      await server.restart()
    },
  }
}

const isSettled = (data: DeskData): boolean => {
  const { connection, waiting } = data.sync.get()
  return connection.kind === 'live' && waiting.length === 0
}
const note = (data: DeskData, name: string) =>
  data.dispatch('note', id, { messageId: messageId(name), body: name })

async function notesOf(store: { readTicket: (of: typeof id) => Promise<typeof ticket | null> }) {
  const stored = await store.readTicket(id)
  return stored?.history.flatMap((event) => (event.type === 'noted' ? [event.messageId] : []))
}

describe('a server restored from a backup', () => {
  it('[SYN180] [SYN181] gets again what it had answered and lost, once and in order, before what waits', async () => {
    const { server, computer, open, backUp, restore } = await aDeskWithBackup()
    const data = await open()
    await until(() => isSettled(data), 'live')
    await note(data, 'kept-1')
    await until(() => isSettled(data), 'the first is kept')
    await backUp()
    data.reconnect()
    await until(() => isSettled(data), 'live again')
    for (const name of ['lost-1', 'lost-2', 'lost-3']) await note(data, name)
    await until(() => isSettled(data), 'the next are answered')
    expect(await notesOf(server.store)).toEqual(['kept-1', 'lost-1', 'lost-2', 'lost-3'])
    await server.kill()
    await until(() => data.sync.get().connection.kind === 'offline', 'offline')
    await note(data, 'waits-1')
    await restore()
    // Its own history goes on, past the cursor of the console, before that one is back.
    for (let n = 0; n < 12; n++) await server.intake(aTicket().id(`N-${n}`).build())
    expect(await notesOf(server.store)).toEqual(['kept-1'])
    data.reconnect()
    await until(
      async () => isSettled(data) && (await notesOf(server.store))?.length === 5,
      'all of it is there again',
    )
    expect(await notesOf(server.store)).toEqual(['kept-1', 'lost-1', 'lost-2', 'lost-3', 'waits-1'])
    const shown = data.tickets.get().byId
    expect(shown.get(id)?.ticket).toEqual(await server.store.readTicket(id))
    expect(shown.size).toBe(13)
    expect(computer.reports).toContain(
      'The server was set back to an older copy; your last 4 actions are sent again, and what it still has is not done twice.',
    )
  })

  it('[SYN181] gets it also from a console that starts with nothing waiting', async () => {
    const { server, open, backUp, restore } = await aDeskWithBackup()
    await backUp()
    const data = await open()
    await until(() => isSettled(data), 'live')
    await note(data, 'lost-1')
    await data.dispatch('acknowledge', id, {})
    await until(() => isSettled(data), 'answered')
    await data.close()
    await restore()
    const again = await open()
    await until(async () => isSettled(again) && (await notesOf(server.store))?.length === 1, 'there again')
    const types = (await server.store.readTicket(id))?.history.map(({ type }) => type)
    expect(types?.filter((type) => type === 'acknowledged')).toHaveLength(1)
    expect(types?.indexOf('noted')).toBeLessThan(types?.indexOf('acknowledged') ?? -1)
  })

  it('[SYN181] is not sent again what it still has', async () => {
    const { server, open, backUp, restore } = await aDeskWithBackup()
    const data = await open()
    await until(() => isSettled(data), 'live')
    await note(data, 'kept-1')
    await until(() => isSettled(data), 'answered')
    await backUp()
    await restore()
    data.reconnect()
    await note(data, 'next-1')
    await until(() => isSettled(data), 'settled')
    expect(await notesOf(server.store)).toEqual(['kept-1', 'next-1'])
  })

  it('[SYN370] is known by what a console saw carried out last, which a copy of its profile may have done otherwise', async () => {
    const server = await startTestServer({ accounts: [jonas], tickets: [ticket] })
    closers.push(server.close)
    const token = await server.signIn(jonas.email)
    const connected = async () => {
      const one = await connectConsole(server.url)
      closers.push(one.close)
      return one
    }
    const ours = anIntent(1, 'acknowledge', id, {})
    const first = await connected()
    await first.hello(token)
    await first.push(1, ours)
    const isContinued = async (epoch: number, newestSent: Intent) => {
      const welcome = await (await connected()).hello(token, epoch, { newestSent })
      return welcome.kind === 'welcome' && welcome.isContinued
    }
    expect(await isContinued(2, ours)).toBe(true)
    expect(await isContinued(3, anIntent(1, 'reopen', id, {}))).toBe(false)
    expect(await isContinued(4, { ...ours, n: 2 })).toBe(false)
  })
})
