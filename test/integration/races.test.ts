import { afterEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { startTestServer } from '#kit/startServer'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { openSocketWire } from '#renderer/data/sync/socketWire'
import type { OpenWire } from '#renderer/data/sync/wire'
import type { Race } from '#shared/commands/races'
import { ticketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const id = ticketId('T-1')

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

interface Seat {
  readonly desk: DeskData
  readonly races: readonly Race[]
  readonly goOffline: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

const isSettled = ({ sync }: DeskData): boolean =>
  sync.get().connection.kind === 'live' && sync.get().waiting.length === 0

async function aSeat(url: string, account: Account, token: string): Promise<Seat> {
  const { ports } = aComputer()
  const reading = ports.clocks.monotonicMs
  const real = openSocketWire({ serverUrl: url, token, appVersion: '0.1.0', reading })
  let isReachable = true
  const openWire: OpenWire = (ears) => {
    if (isReachable) return real(ears)
    queueMicrotask(() => ears.closed('no server'))
    return { ask: () => undefined, look: () => undefined, close: () => undefined }
  }
  const options = { serverUrl: url, token, account, appVersion: '0.1.0', ports, openWire }
  const desk = await createDeskData(options)
  closers.push(desk.close)
  await until(() => isSettled(desk), 'live')
  const races: Race[] = []
  desk.races.hear((race) => races.push(race))
  return {
    desk,
    races,
    goOffline: async () => {
      isReachable = false
      desk.reconnect()
      await until(() => desk.sync.get().connection.kind === 'offline', 'offline')
    },
    comeBack: async () => {
      isReachable = true
      desk.reconnect()
      await until(() => isSettled(desk), 'everything is sent')
    },
  }
}

describe('two agents who set the same', () => {
  it('[SYN230] are each told once, from the row that comes, whose change stands', async () => {
    const server = await startTestServer({
      accounts: [jonas, mira],
      tickets: [aTicket().id('T-1').priority('P3').build()],
    })
    closers.push(server.close)
    const away = await aSeat(server.url, jonas, await server.signIn(jonas.email))
    const here = await aSeat(server.url, mira, await server.signIn(mira.email))
    await away.goOffline()
    await away.desk.dispatch('changePriority', id, { to: 'P2' })
    await here.desk.dispatch('changePriority', id, { to: 'P1' })
    await until(() => isSettled(here.desk), 'P1 is on the server')
    await away.comeBack()
    await until(() => here.races.length > 0, 'the other hears of it')
    const set = (to: string) => ({ field: 'priority', to })
    expect(away.races).toMatchObject([
      { ticket: id, stands: 'mine', mine: set('P2'), theirs: set('P1'), by: 'Mira Laine' },
    ])
    expect(here.races).toMatchObject([
      { ticket: id, stands: 'theirs', mine: set('P1'), theirs: set('P2'), by: 'Jonas Berg' },
    ])
    await here.desk.dispatch('changePriority', id, { to: 'P4' })
    await until(() => isSettled(here.desk), 'P4 is on the server')
    await until(() => away.desk.tickets.get().byId.get(id)?.ticket.priority === 'P4', 'P4 is seen')
    expect([away.races, here.races].map(({ length }) => length)).toEqual([1, 1])
  })
})
