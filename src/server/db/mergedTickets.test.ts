import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aMessage, anIntent } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import { clientId, queueId, type TicketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { closedScope, queueScope, type Scope } from '#shared/domain/scope'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import { createDigest } from '#shared/protocol/digest'
import { seq } from '#shared/protocol/rows'
import type { Store } from './store'

const now = at('2026-03-02T12:00Z')
const client = clientId('console-1')
const jonas = anAccount('Jonas Berg')
const here = queueScope(queueId('service-desk'))
const network = queueScope(queueId('network'))

const source = aTicket().id('S').build()
const target = aTicket().id('T').inQueue('network').build()
const third = aTicket().id('U').inQueue('network').build()

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let n = 0
beforeEach(async () => {
  folder = temporaryFolder()
  store = await openedStore(folder.path)
  n = 0
  await store.writeTickets(
    [source, target, third].map((ticket) => ({ ticket, messages: [aMessage(ticket, `m-${ticket.id}`)] })),
    [],
  )
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

async function run<Name extends CommandName>(
  name: Name,
  ticket: TicketId,
  args: CommandArgs<Name>,
  account: Account = jonas,
) {
  if (n === 0) await store.openClient(client, account.id, 1)
  const decision = await store.decide(client, 1, account, anIntent(++n, name, ticket, args, now), now)
  if (decision.kind === 'fenced') throw new Error('fenced')
  return decision
}
const whole = (scope: Scope) => store.pull({ scope, cursor: seq(0), floor: seq(0), maxBytes: 500_000 })
const messagesIn = async (scope: Scope) =>
  (await whole(scope)).rows.flatMap((row) =>
    row.live && row.entity.kind === 'message'
      ? [`${row.id} on ${row.entity.data.ticketId} from ${row.entity.data.cameFrom ?? 'itself'}`]
      : [],
  )

describe('merging on the server', () => {
  it('[MRG13] changes both tickets in one commit, which the scopes of both are told', async () => {
    const { ack, commit } = await run('merge', source.id, { into: target.id })
    expect(ack).toMatchObject({ status: 'applied', scope: closedScope(queueId('service-desk')) })
    expect(commit.map(({ scope }) => scope).toSorted()).toEqual([
      network,
      here,
      closedScope(queueId('service-desk')),
    ])
    expect(new Set(commit.map((live) => live.seq)).size).toBe(1)
    const after = await store.readTicket(source.id)
    expect(after && [after.status, mergedIntoOf(after)]).toEqual(['closed', 'T'])
    expect((await store.readTicket(target.id))?.history.at(-1)).toMatchObject({ type: 'absorbed' })
  })

  it('[MRG14] brings the conversation along, which remembers where it was written', async () => {
    await run('merge', source.id, { into: target.id })
    expect(await messagesIn(network)).toEqual([
      'm-T on T from itself',
      'm-U on U from itself',
      'm-S on T from S',
    ])
    expect(await messagesIn(here)).toEqual([])
    await run('moveToQueue', target.id, { to: queueId('service-desk') })
    expect(await messagesIn(here)).toEqual(['m-S on T from S', 'm-T on T from itself'])
  })

  it('[MRG15] taken out again, a ticket has its own conversation back and that of what was part of it', async () => {
    await run('merge', source.id, { into: target.id })
    await run('merge', target.id, { into: third.id })
    expect(await messagesIn(network)).toEqual(['m-U on U from itself', 'm-S on U from S', 'm-T on U from T'])
    await run('note', target.id, { messageId: aMessage(target, 'late').id, body: 'For the record.' })
    const { ack } = await run('unmerge', third.id, { ticket: target.id })
    expect(ack).toMatchObject({ status: 'applied', scope: network })
    expect(await messagesIn(network)).toEqual([
      'm-U on U from itself',
      'late on T from itself',
      'm-S on T from S',
      'm-T on T from itself',
    ])
    expect((await store.readTicket(target.id))?.status).toBe('new')
  })

  it('[CMD23] needs the right to work on both, and what is missing and what is forbidden look alike', async () => {
    const local: Account = { ...jonas, queues: [queueId('service-desk')] }
    const refused = { status: 'rejected', refusal: { kind: 'no-such-ticket', ticket: 'T' } }
    expect((await run('merge', source.id, { into: target.id }, local)).ack).toMatchObject(refused)
    const nobody = { ...refused, refusal: { kind: 'no-such-ticket', ticket: '99' } }
    expect((await run('merge', source.id, { into: '99' as TicketId }, local)).ack).toMatchObject(nobody)
    expect((await run('merge', target.id, { into: source.id }, local)).ack).toMatchObject({
      refusal: { kind: 'not-allowed' },
    })
  })

  it('[MRG16] a circle through other tickets is found, however long', async () => {
    await run('merge', source.id, { into: target.id })
    await run('merge', target.id, { into: third.id })
    expect((await run('merge', third.id, { into: source.id })).ack).toMatchObject({
      refusal: { kind: 'no-merge', why: 'cyclic' },
    })
    expect((await run('reopen', target.id, {})).ack).toMatchObject({
      refusal: { kind: 'merged', into: 'U' },
    })
  })

  it('[MRG13] leaves counts and digests that agree with the rows', async () => {
    await run('merge', source.id, { into: target.id })
    await run('unmerge', target.id, { ticket: source.id })
    await run('merge', source.id, { into: third.id })
    for (const scope of [here, network, closedScope(queueId('service-desk'))]) {
      const { [scope]: head } = await store.heads([scope])
      const live = (await whole(scope)).rows.filter((row) => row.live)
      const digest = createDigest()
      for (const row of live) digest.toggle(row.entity.kind, row.id, row.v)
      expect([scope, head?.count, head?.digest]).toEqual([scope, live.length, digest.hex()])
    }
  })
})
