import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { ticketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { ClosedMessages } from '#shared/protocol/packedPart'
import { seq } from '#shared/protocol/rows'
import type { MessageRow } from '../cache/cacheStore'
import { createConversations } from './conversations'

const [one, other] = ['T-1', 'T-2'].map((id) => aTicket().id(id).build())
if (!one || !other) throw new Error('There are two tickets.')
const rowOf = (message: Message): MessageRow => ({
  scope: 'q:desk' as MessageRow['scope'],
  v: seq(1),
  id: message.id,
  ticketId: message.ticketId,
  data: message,
})
const pageOf = (...messages: readonly Message[]): ClosedMessages => ({
  kind: 'closed',
  v: messages.map(() => seq(1)),
  ids: messages.map(({ id }) => id),
  tickets: messages.map((message) => message.ticketId),
  body: new Uint8Array(),
})

/** Conversations over a disk whose answers come when the test gives them. */
function slowConversations() {
  const asked: ((rows: readonly MessageRow[]) => void)[] = []
  const said: string[] = []
  let waiting: readonly Message[] = []
  const conversations = createConversations({
    read: () => new Promise((resolve) => asked.push(resolve)),
    waiting: () => waiting,
    report: (sentence) => said.push(sentence),
  })
  const answer = async (...messages: readonly Message[]): Promise<void> => {
    asked.shift()?.(messages.map(rowOf))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { conversations, answer, asked, said, wait: (messages: readonly Message[]) => (waiting = messages) }
}
const ids = (messages: readonly Message[]): readonly string[] => messages.map(({ id }) => id)

describe('a conversation', () => {
  it('[OUT221] is read again when a message of it came in a page, and when one went to a page of another ticket', async () => {
    const { conversations, answer } = slowConversations()
    conversations.of(one.id)
    await answer(aMessage(one, 'm-1'))
    expect(conversations.openIn(new Set([pageOf(aMessage(one, 'm-9'))]))).toEqual([one.id])
    expect(conversations.openIn(new Set([pageOf(aMessage(other, 'm-1'))]))).toEqual([one.id])
    expect(conversations.openIn(new Set([pageOf(aMessage(other, 'm-2'))]))).toEqual([])
  })

  it('[OUT221] loses nothing that comes while it is read', async () => {
    const { conversations, answer } = slowConversations()
    const shown = conversations.of(one.id)
    await answer(aMessage(one, 'm-1'))
    const reading = conversations.reload(one.id)
    conversations.put([rowOf(aMessage(one, 'm-2'))])
    await answer(aMessage(one, 'm-1'))
    await answer(aMessage(one, 'm-1'), aMessage(one, 'm-2'))
    await reading
    expect(ids(shown.get())).toEqual(['m-1', 'm-2'])
  })

  it('[OUT221] goes on showing what waited until it is read where that lies in a page', async () => {
    const { conversations, answer, wait } = slowConversations()
    const mine = aMessage(one, 'm-1')
    wait([mine])
    const shown = conversations.of(one.id)
    await answer()
    expect(ids(shown.get())).toEqual(['m-1'])
    wait([])
    const reading = conversations.reload(one.id)
    conversations.show()
    expect(ids(shown.get())).toEqual(['m-1'])
    await answer(mine)
    await reading
    expect(ids(shown.get())).toEqual(['m-1'])
  })

  it('[SYN391] says that it cannot be read, and goes on with what it shows', async () => {
    const { conversations, answer, asked, said } = slowConversations()
    const shown = conversations.of(ticketId('T-1'))
    await answer(aMessage(one, 'm-1'))
    const reading = conversations.reload(one.id)
    asked.shift()?.(Promise.reject(new Error('A message in it is not as the server sent it.')) as never)
    await reading
    expect(said).toEqual([
      'A conversation could not be read. Error: A message in it is not as the server sent it.',
    ])
    expect(ids(shown.get())).toEqual(['m-1'])
  })
})
