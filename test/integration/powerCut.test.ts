import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { startTestServer } from '#kit/startServer'
import { temporaryFolder } from '#kit/storeFolder'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { messageId, ticketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const id = ticketId('T-1')
const openedAt = at('2026-03-02T10:00Z')

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A server whose disk can be made to take nothing more, and that then comes up with what its disk had. */
async function aServerOnABadLine() {
  const folder = temporaryFolder('t-minus-power')
  closers.push(folder.remove)
  const [dataDir, onDisk] = [join(folder.path, 'data'), join(folder.path, 'on-disk')]
  let isWaiting = false
  const server = await startTestServer({
    accounts: [jonas, mira],
    tickets: [aTicket().id('T-1').openedAt(openedAt).build()],
    dataDir,
    beforeAnswers: () => (isWaiting ? new Promise(() => undefined) : Promise.resolve()),
  })
  closers.push(server.close)
  return {
    server,
    /** By another process: to close the file in this one would let go of its lock. */
    takeNothingMore: () => {
      execFileSync('cp', ['-R', dataDir, onDisk])
      isWaiting = true
    },
    loseThePower: async () => {
      await server.kill()
      rmSync(dataDir, { recursive: true })
      execFileSync('cp', ['-R', onDisk, dataDir])
      isWaiting = false
      await server.restart()
    },
    open: async (account: Account): Promise<DeskData> => {
      const token = await server.signIn(account.email)
      const { ports } = aComputer()
      const data = await createDeskData({ serverUrl: server.url, token, account, appVersion: '0.1.0', ports })
      closers.push(data.close)
      await until(() => isSettled(data), 'live')
      return data
    },
  }
}

const isSettled = (data: DeskData): boolean => {
  const { connection, waiting } = data.sync.get()
  return connection.kind === 'live' && waiting.length === 0
}
const ticketsOf = (data: DeskData) => [...data.tickets.get().byId.keys()].toSorted()
const notesOf = (data: DeskData) =>
  data.tickets
    .get()
    .byId.get(id)
    ?.ticket.history.flatMap((event) => (event.type === 'noted' ? [event.messageId] : []))

it('[SYN332] what was told and then lost with the power leaves every console, and who did it does it again, once', async () => {
  const { server, takeNothingMore, loseThePower, open } = await aServerOnABadLine()
  const [mine, hers] = [await open(jonas), await open(mira)]
  takeNothingMore()
  await mine.dispatch('note', id, { messageId: messageId('told-1'), body: 'Told and not kept.' })
  await until(() => notesOf(hers)?.length === 1, 'she is told')
  void server.intake(aTicket().id('T-2').openedAt(openedAt).build())
  await until(() => ticketsOf(hers).length === 2 && ticketsOf(mine).length === 2, 'both are told')
  expect(mine.sync.get().waiting).toHaveLength(1)
  await loseThePower()
  // The numbers of what is lost go to something else before anybody is back.
  await server.intake(aTicket().id('T-3').openedAt(openedAt).build())
  await until(() => isSettled(mine) && isSettled(hers), 'both are back')
  await until(
    () => [mine, hers].every((data) => ticketsOf(data).join(' ') === 'T-1 T-3'),
    'the lost one leaves',
  )
  await until(() => notesOf(hers)?.length === 1, 'the note is told again')
  const stored = await server.store.readTicket(id)
  expect(stored?.history.filter(({ type }) => type === 'noted')).toHaveLength(1)
  for (const data of [mine, hers]) expect(data.tickets.get().byId.get(id)?.ticket).toEqual(stored)
})
