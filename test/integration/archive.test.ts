import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import {
  type ArchivedTicket,
  type ArchiveFound,
  archivedTicketSchema,
  archiveFoundSchema,
  queueSizesSchema,
} from '#shared/protocol/archive'

const jonas = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
const mira = anAccount('Mira Laine')
const inNetwork = aTicket().inQueue('network')
const closed = inNetwork
  .id('T-1')
  .about('Drucker im Café druckt nicht')
  .requestedBy('Zoë Dvořák')
  .status('closed')
const closedElsewhere = aTicket()
  .inQueue('payroll')
  .id('T-2')
  .about('Printer of the payroll')
  .status('closed')
const open = inNetwork.id('T-3').about('Printer upstairs')

let server: TestServer
let tokens: { readonly jonas: string; readonly mira: string }
beforeAll(async () => {
  const messages = [aMessage(closed.build(), 'm-1', 'It smells of smoke.')]
  const tickets = [{ ticket: closed.build(), messages }, closedElsewhere.build(), open.build()]
  const queues = ['network', 'payroll'].map((name) => ({ id: queueId(name), name }))
  server = await startTestServer({ accounts: [jonas, mira], tickets, queues })
  tokens = { jonas: await server.signIn(jonas.email), mira: await server.signIn(mira.email) }
})
afterAll(() => server.close())

const ask = async (path: string, token: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return (await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}
const search = async (words: string, token: string = tokens.mira): Promise<ArchiveFound> =>
  archiveFoundSchema.parse(await ask('/api/archive/search', token, { words }))
const idsOf = (found: ArchiveFound): readonly string[] =>
  found.kind === 'found' ? found.tickets.map(({ id }) => id) : [found.kind]
const read = async (id: string, token: string = tokens.mira): Promise<ArchivedTicket> =>
  archivedTicketSchema.parse(await ask('/api/archive/ticket', token, { id }))

describe('the archive', () => {
  it('[SRV81] finds closed tickets by the beginnings of their words, whatever the case and the accents', async () => {
    expect(idsOf(await search('dvorak CAFE druck'))).toEqual(['T-1'])
    expect(idsOf(await search('t-1'))).toEqual(['T-1'])
    expect(idsOf(await search('printer'))).toEqual(['T-2'])
    expect(idsOf(await search('printer upstairs'))).toEqual([])
  })

  it('[SRV81] takes no word for an operator', async () => {
    for (const words of ['"', 'NOT', 'a AND', '*', "'; DROP TABLE entity; --", 'drucker NEAR cafe']) {
      expect((await search(words)).kind).toBe('found')
    }
  })

  it('[SRV82] tells nothing of queues that the account may not see, and nothing without a session', async () => {
    expect(idsOf(await search('printer', tokens.jonas))).toEqual([])
    expect(idsOf(await search('drucker', tokens.jonas))).toEqual(['T-1'])
    expect(await read('T-2', tokens.jonas)).toEqual({ kind: 'unknown' })
    expect((await search('printer', 'guessed')).kind).toBe('reauth')
  })

  it('[SRV83] reads a ticket with its conversation, closed or not', async () => {
    expect(await read('T-1')).toMatchObject({
      kind: 'ticket',
      ticket: { id: 'T-1' },
      messages: [{ body: 'It smells of smoke.' }],
    })
    expect(await read('T-3')).toMatchObject({ kind: 'ticket', ticket: { id: 'T-3' } })
    expect(await read('T-9')).toEqual({ kind: 'unknown' })
  })

  it('[SRV108] finds open tickets of the queues that are named, as the archive finds closed ones', async () => {
    const openIn = async (words: string, queues: readonly string[], token = tokens.mira) =>
      idsOf(archiveFoundSchema.parse(await ask('/api/archive/open', token, { words, queues })))
    expect(await openIn('UPST print', ['network'])).toEqual(['T-3'])
    expect(await openIn('drucker', ['network'])).toEqual([])
    expect(await openIn('printer', ['payroll'])).toEqual([])
    expect(await openIn('printer', ['network', 'payroll'], tokens.jonas)).toEqual(['T-3'])
    expect(await openIn('printer', ['network'], 'guessed')).toEqual(['reauth'])
  })

  it('[SRV109] tells what keeping each queue takes, and nothing of queues that the account may not see', async () => {
    const sizes = async (token: string) => queueSizesSchema.parse(await ask('/api/archive/sizes', token, {}))
    const bytes = Buffer.byteLength(JSON.stringify(open.build()))
    const network = { queue: 'network', tickets: 1, bytes }
    expect(await sizes(tokens.jonas)).toEqual({ kind: 'sizes', queues: [network] })
    const payroll = { queue: 'payroll', tickets: 0, bytes: 0 }
    expect(await sizes(tokens.mira)).toEqual({ kind: 'sizes', queues: [network, payroll] })
    expect((await sizes('guessed')).kind).toBe('reauth')
  })

  it('[SRV81] follows a ticket into the archive and out of it', async () => {
    await server.intake(open.statusAt(open.build().openedAt, 'closed').build())
    expect(idsOf(await search('upstairs'))).toEqual(['T-3'])
    await server.intake(
      open.statusAt(open.build().openedAt, 'closed').statusAt(open.build().openedAt, 'active').build(),
    )
    expect(idsOf(await search('upstairs'))).toEqual([])
  })

  it('[SRV145] open tickets are found by the words they have now, whatever changed of them', async () => {
    const found = async (words: string, queue = 'network') =>
      idsOf(archiveFoundSchema.parse(await ask('/api/archive/open', tokens.mira, { words, queues: [queue] })))
    const moving = inNetwork.id('T-9').about('Scanner in the cellar')
    const opened = moving.build().openedAt
    await server.intake(moving.build())
    await server.intake(moving.about('Scanner in the attic').build())
    expect([await found('attic'), await found('cellar')]).toEqual([['T-9'], []])
    await server.intake(moving.about('Scanner in the attic').inQueue('payroll').build())
    expect([await found('attic'), await found('attic', 'payroll')]).toEqual([[], ['T-9']])
    const closedAgain = moving.inQueue('payroll').statusAt(opened, 'closed')
    await server.intake(closedAgain.build())
    expect(await found('scanner', 'payroll')).toEqual([])
    expect(idsOf(await search('scanner'))).toEqual(['T-9'])
    await server.intake(closedAgain.statusAt(opened, 'active').build())
    expect([await found('cellar', 'payroll'), idsOf(await search('scanner'))]).toEqual([['T-9'], []])
  })
})
