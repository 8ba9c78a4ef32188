import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aMessage, anIntent } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { clientId, messageId } from '#shared/domain/ids'
import { orgScope, queueScope } from '#shared/domain/scope'
import type { Intent } from '#shared/protocol/messages'
import { closedMessages, messagesOf, type PackedPart, rowsOfTickets } from '#shared/protocol/packedPart'
import { BEFORE_ALL, type Row } from '#shared/protocol/rows'
import { joinCommits } from './joinCommits'
import type { Decision, Store } from './store'

const now = at('2026-03-02T12:00Z')
const client = clientId('console-1')
const jonas = anAccount('Jonas Berg')
const one = aTicket().id('T-1').build()
const two = aTicket().id('T-2').build()
const here = queueScope(one.queue)

const inflated = (bytes: Uint8Array | ArrayBuffer): unknown =>
  JSON.parse(inflateRawSync(new Uint8Array(bytes)).toString())

/** The rows of a page, messages by its head. */
function rowsOf(page: PackedPart['pages'][number]): readonly unknown[] {
  if (page.kind === 'ticket') return rowsOfTickets(inflated(page.body))
  const { ids, v, tickets } = closedMessages(inflated(page.head), page.count, new Uint8Array())
  const messageAt = messagesOf(inflated(page.body), { ids, tickets })
  return ids.map((id, slot) => ({
    live: true,
    id,
    v: v[slot],
    entity: { kind: 'message', data: messageAt(slot) },
  }))
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function aStore(): Promise<Store> {
  const folder = temporaryFolder()
  const store = await openedStore(folder.path)
  closers.push(async () => {
    await store.close()
    folder.remove()
  })
  await store.writeTickets(
    [one, two].map((ticket) => ({ ticket, messages: [aMessage(ticket, `m-${ticket.id}`)] })),
    [],
  )
  await store.openClient(client, jonas.id, 1)
  return store
}

const contentOf = async (store: Store) => ({
  rows: (await store.pull({ scope: here, cursor: BEFORE_ALL, floor: BEFORE_ALL, maxBytes: 1e6 })).rows,
  heads: await store.heads([here, orgScope]),
  results: await store.resultsOf(client),
})
const acksOf = (decisions: readonly Decision[]) =>
  decisions.map((decision) => (decision.kind === 'decided' ? decision.ack : decision))

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1)

const batch: readonly Intent[] = [
  anIntent(1, 'acknowledge', one.id, {}),
  anIntent(2, 'note', one.id, { messageId: messageId('n-1'), body: 'Seen.' }),
  anIntent(3, 'acknowledge', one.id, {}),
  anIntent(4, 'note', two.id, { messageId: messageId('n-1'), body: 'Filed before.' }),
  anIntent(5, 'resolve', two.id, { messageId: messageId('n-2'), body: 'Done.' } as never),
  anIntent(6, 'assign', two.id, { to: null }),
]

describe('a batch', () => {
  let alone: Store
  let together: Store
  beforeEach(async () => {
    ;[alone, together] = [await aStore(), await aStore()]
  })

  it('[SYN150] decided at once leaves what its intents leave when decided one by one', async () => {
    const singly: Decision[] = []
    for (const intent of batch) singly.push(await alone.decide(client, 1, jonas, intent, now))
    const atOnce = await together.decideAll(client, 1, jonas, batch, now)
    expect(acksOf(atOnce)).toEqual(acksOf(singly))
    expect(await contentOf(together)).toEqual(await contentOf(alone))
    expect(acksOf(await together.decideAll(client, 1, jonas, batch, now))).toEqual(acksOf(singly))
  })

  it('[SYN150] ends with the first that is not decided for good', async () => {
    const gapped = batch.filter(({ n }) => n !== 2)
    const decisions = await together.decideAll(client, 1, jonas, gapped, now)
    expect(acksOf(decisions)).toMatchObject([
      { status: 'applied', n: 1 },
      { status: 'gap', n: 3, expected: 2 },
    ])
    expect(await together.decideAll(client, 2, jonas, batch, now)).toEqual([{ kind: 'fenced', epoch: 1 }])
  })

  it('[SYN153] of one console and that of another are decided in one commit, as one after the other', async () => {
    const mira = anAccount('Mira Holm')
    const second = clientId('console-2')
    for (const store of [alone, together]) await store.openClient(second, mira.id, 1)
    const hers = [anIntent(1, 'take', one.id, {}), anIntent(3, 'take', two.id, {})]
    const batches = [
      { client: client, epoch: 1, account: jonas, intents: batch },
      { client: second, epoch: 1, account: mira, intents: hers },
    ]
    const singly: (readonly Decision[])[] = []
    for (const { client: of, epoch, account, intents } of batches) {
      singly.push(await alone.decideAll(of, epoch, account, intents, now))
    }
    const atOnce = await together.decideTogether(batches, now)
    expect(atOnce.map(acksOf)).toEqual(singly.map(acksOf))
    expect(acksOf(atOnce[1] ?? [])).toMatchObject([{ n: 1 }, { status: 'gap', n: 3 }])
    expect(await contentOf(together)).toEqual(await contentOf(alone))
  })

  it('[SYN151] is told to consoles as one message of each scope, with each row as it was last', async () => {
    const before = (await together.heads([here]))[here]?.head
    const decisions = await together.decideAll(client, 1, jonas, batch, now)
    const commits = decisions.map((decision) => (decision.kind === 'decided' ? decision.commit : []))
    const [live, ...others] = joinCommits(commits)
    expect(others).toEqual([])
    expect(live).toMatchObject({ scope: here, prev: before, by: null })
    const { rows, heads } = await contentOf(together)
    expect(live?.seq).toBe(heads[here]?.head)
    const changed = rows.filter(({ v }) => v > (before ?? 0))
    expect(live?.rows.toSorted(byId)).toEqual(changed.toSorted(byId))
    expect(joinCommits([[], commits[0] ?? []])).toEqual(commits[0])
  })
})

it('[SYN152] a packed part means what the plain one means, and leaves few rows unpacked', async () => {
  const store = await aStore()
  const many = Array.from({ length: 120 }, (_, n) => aTicket().id(`M-${n}`).build())
  await store.writeTickets(
    many.map((ticket) => ({ ticket, messages: [] })),
    [],
  )
  const kinds: string[] = []
  for (let cursor = BEFORE_ALL, more = true; more; ) {
    const request = { scope: here, cursor, floor: BEFORE_ALL, maxBytes: 40_000 }
    const plain = await store.pull(request)
    const { kind: _, pages, rows, ...packed } = await store.pullPacked(request, null)
    const paged = pages.flatMap(rowsOf)
    expect(packed).toEqual({
      scope: here,
      from: plain.from,
      to: plain.to,
      floor: plain.floor,
      more: plain.more,
      reset: false,
    })
    expect(new Set([...rows, ...paged].map((row) => JSON.stringify(row)))).toEqual(
      new Set(plain.rows.map((row) => JSON.stringify(row))),
    )
    kinds.push(...pages.map(({ kind }) => kind))
    cursor = plain.to
    more = plain.more
  }
  expect([...new Set(kinds)]).toEqual(['ticket'])
})
