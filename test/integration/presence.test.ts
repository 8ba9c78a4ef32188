import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { queueId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { type Presence, presenceSchema } from '#shared/protocol/messages'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const networkOnly: Account = { ...anAccount('Otso Niemi'), queues: [queueId('network')] }
const wall: Account = { ...anAccount('Wall'), role: 'display' }
const ticket = aTicket().id('T-1').build()

let server: TestServer
const consoles: TestConsole[] = []
beforeEach(async () => {
  server = await startTestServer({
    accounts: [jonas, mira, networkOnly, wall],
    tickets: [ticket, aTicket().id('N-1').inQueue('network').build()],
  })
})
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server.close()
})

async function seated(account: Account) {
  const one = await connectConsole(server.url, `console-of-${account.id}`)
  consoles.push(one)
  await one.hello(await server.signIn(account.email))
  const heard: Presence[] = []
  one.socket.on('presence', (presence) => heard.push(presenceSchema.parse(presence)))
  const look = (tickets: readonly string[], isTyping = false) =>
    one.ask('looking', { at: tickets.map((id) => ({ ticket: id, isTyping })) })
  return { ...one, heard, look }
}
const names = ({ heard }: { readonly heard: readonly Presence[] }) =>
  heard.at(-1)?.people.map(({ person, isTyping }) => `${person.name}${isTyping ? ' types' : ''}`)

describe('who looks at a ticket', () => {
  it('[SRV132] is told to consoles at that ticket alone, and no longer once a console is gone', async () => {
    const [one, other, elsewhere] = [await seated(jonas), await seated(mira), await seated(networkOnly)]
    expect(await one.look(['T-1'])).toEqual({ kind: 'looked' })
    await elsewhere.look(['N-1'])
    await other.look(['T-1'], true)
    await until(() => one.heard.length > 0 && other.heard.length > 0, 'both are told')
    expect(names(one)).toEqual(['Mira Laine types'])
    expect(names(other)).toEqual(['Jonas Berg'])
    other.close()
    await until(() => names(one)?.length === 0, 'the other is gone')
    expect(elsewhere.heard).toEqual([])
  })

  it('[SRV132] a ticket that one may not see is answered like one that there is not, and a display neither looks nor is told', async () => {
    const [one, stranger, display] = [await seated(jonas), await seated(networkOnly), await seated(wall)]
    await one.look(['T-1'])
    expect(await stranger.look(['T-1', 'no-such-ticket'])).toEqual(await one.look(['T-1']))
    await display.look(['T-1'])
    const other = await seated(mira)
    await other.look(['T-1'])
    await until(() => one.heard.length > 0, 'told')
    expect(names(one)).toEqual(['Mira Laine'])
    expect([stranger.heard, display.heard]).toEqual([[], []])
  })

  it('[SRV132] ends for whom the queue was taken from', async () => {
    const [one, other] = [await seated(jonas), await seated(mira)]
    await one.look(['T-1'])
    await other.look(['T-1'])
    await until(() => names(one)?.length === 1 && names(other)?.length === 1, 'both are told')
    const told = other.heard.length
    await server.store.saveAccount({ ...mira, queues: [queueId('network')], passwordHash: 'none' })
    await one.look(['T-1'], true)
    await other.look(['T-1'], true)
    await until(() => names(one)?.length === 0, 'she is there no more')
    expect(other.heard.length).toBeLessThanOrEqual(told + 1)
  })

  it('[SRV133] is said in its form and after hello, and nobody looks at more than eight', async () => {
    const stranger = await connectConsole(server.url, 'stranger')
    consoles.push(stranger)
    expect(await stranger.ask('looking', { at: [] })).toMatchObject({ kind: 'invalid' })
    const one = await seated(jonas)
    expect(await one.look(Array(9).fill('T-1'))).toMatchObject({ kind: 'invalid' })
    expect(await one.ask('looking', { ticket: 'T-1' })).toMatchObject({ kind: 'invalid' })
    expect(await one.look([])).toEqual({ kind: 'looked' })
  })
})
