import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aMessage, anIntent } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { clientId, queueId } from '#shared/domain/ids'
import { queueScope, type Scope } from '#shared/domain/scope'
import { createDigest } from '#shared/protocol/digest'
import { seq } from '#shared/protocol/rows'
import type { Store } from './store'

const now = at('2026-03-02T12:00Z')
const jonas = anAccount('Jonas Berg')
const client = clientId('console-1')
const here = queueScope(queueId('service-desk'))
const network = queueScope(queueId('network'))
const one = aTicket().id('S').build()
const other = aTicket().id('T').inQueue('network').build()

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(async () => {
  folder = temporaryFolder()
  store = await openedStore(folder.path)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const conversationOf = async (ticket: string) =>
  (await store.readArchived(jonas, ticket))?.messages.map(({ id, body }) => `${id}: ${body}`)

async function expectAgreement(scope: Scope): Promise<void> {
  const { rows } = await store.pull({ scope, cursor: seq(0), floor: seq(0), maxBytes: 500_000 })
  const { [scope]: head } = await store.heads([scope])
  const digest = createDigest()
  for (const row of rows) if (row.live) digest.toggle(row.entity.kind, row.id, row.v)
  expect([scope, head?.count, head?.digest]).toEqual([scope, rows.length, digest.hex()])
}

describe('messages that an intake tells', () => {
  it('[SRV141] an id told twice on a ticket is one message, as it was told last', async () => {
    const messages = [aMessage(one, 'm-1', 'First.'), aMessage(one, 'm-1', 'Last.')]
    await store.writeTickets([{ ticket: one, messages }], [])
    expect(await conversationOf('S')).toEqual(['m-1: Last.'])
    await expectAgreement(here)
  })

  it('[SRV141] an id told on two tickets is a message of the first, also when the second comes later', async () => {
    const first = { ticket: one, messages: [aMessage(one, 'm-1', 'Of S.')] }
    const second = { ticket: other, messages: [aMessage(other, 'm-1', 'Of T.')] }
    await store.writeTickets([first, second], [])
    await store.writeTickets([second], [])
    expect(await conversationOf('S')).toEqual(['m-1: Of S.'])
    expect(await conversationOf('T')).toEqual([])
    for (const scope of [here, network]) await expectAgreement(scope)
  })

  it('[SRV141] those of a merged ticket stay where the work goes on when the intake tells it again', async () => {
    const told = { ticket: one, messages: [aMessage(one, 'm-1')] }
    await store.writeTickets([told, { ticket: other, messages: [] }], [])
    await store.openClient(client, jonas.id, 1)
    await store.decide(client, 1, jonas, anIntent(1, 'merge', one.id, { into: other.id }, now), now)
    await store.writeTickets(
      [told, { ticket: { ...other, queue: queueId('service-desk') }, messages: [] }],
      [],
    )
    expect(await conversationOf('S')).toEqual([])
    expect(await conversationOf('T')).toEqual(['m-1: It still happens.'])
    for (const scope of [here, network]) await expectAgreement(scope)
  })

  it('[SRV143] a merged ticket stays closed whatever its intake tells of it, and is taken out as it was', async () => {
    await store.writeTickets(
      [one, other].map((ticket) => ({ ticket, messages: [] })),
      [],
    )
    await store.openClient(client, jonas.id, 1)
    await store.decide(client, 1, jonas, anIntent(1, 'merge', one.id, { into: other.id }, now), now)
    const news = aTicket(one).statusAt(now, 'active').build()
    await store.writeTickets([{ ticket: news, messages: [] }], [])
    expect((await store.readTicket(one.id))?.status).toBe('closed')
    await store.decide(client, 1, jonas, anIntent(2, 'unmerge', other.id, { ticket: one.id }, now), now)
    expect((await store.readTicket(one.id))?.status).toBe('new')
  })
})
