import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aRequester, aTicket, at, event, theSystem } from '#kit/builders'
import { messageId, personId, queueId, ticketId } from '#shared/domain/ids'
import { type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { TicketEvent } from '#shared/domain/ticket'
import { eventSentence } from './eventWords'
import { joinRepeated, timelineOf } from './timeline'

const opened = at('2026-03-02T09:00Z')
const after = (minutes: number): Instant => plusMs(opened, minutes * MINUTE_MS)
const message = (id: string, when: Instant): Message => ({
  id: messageId(id),
  ticketId: ticketId('20418'),
  at: when,
  receivedAt: when,
  by: aRequester(),
  visibility: 'public',
  isAutomatic: false,
  isLate: false,
  body: 'It dropped again.',
})
const jonas = { you: personId('jonas-berg'), queueName: (id: string) => (id === 'network' ? 'Network' : id) }
const told = (entry: TicketEvent, count = 1) => {
  const { who, did } = eventSentence(entry, count, jonas)
  return `${who} ${did}`
}

describe('the timeline of a ticket', () => {
  it('[TKT4] runs messages and events together, oldest first by when they happened', () => {
    const ticket = aTicket()
      .with(event.customerReplied(after(20), aRequester(), 'm2'), event.acknowledged(after(5)))
      .build()
    const timeline = timelineOf(ticket, [message('m2', after(20)), message('m1', after(1))])
    expect(timeline.map((entry) => (entry.kind === 'message' ? entry.message.id : entry.event.type))).toEqual(
      ['opened', 'm1', 'acknowledged', 'm2'],
    )
  })

  it('[TKT4] shows an event of a message only where its text is not known', () => {
    const ticket = aTicket()
      .with(event.replied(after(2), anAgent(), 'm1'), event.replied(after(3)))
      .build()
    const kinds = timelineOf(ticket, [message('m1', after(2))]).map((entry) => entry.kind)
    expect(kinds).toEqual(['event', 'message', 'event'])
  })

  it('[TKT4] joins wordless updates by the same hand, and only those', () => {
    const touched = [event.touched(after(1)), event.touched(after(2)), event.touched(after(3), anAgent())]
    const joined = joinRepeated([...touched, event.acknowledged(after(4)), event.acknowledged(after(5))])
    expect(joined.map(({ count, at: when }) => [count, when])).toEqual([
      [2, after(2)],
      [1, after(3)],
      [1, after(4)],
      [1, after(5)],
    ])
    expect(told(event.touched(after(1), theSystem('Import')), 3)).toBe('Import updated the ticket, 3 times.')
  })

  it('[TKT99] tells each message with its own time in the audit trail, also of one hand', () => {
    const joined = joinRepeated([
      event.replied(after(1), anAgent(), 'm1'),
      event.replied(after(90), anAgent(), 'm2'),
      event.replied(after(91)),
      event.replied(after(92)),
    ])
    expect(joined.map(({ count, at: when }) => [count, when])).toEqual([
      [1, after(1)],
      [1, after(90)],
      [2, after(92)],
    ])
  })

  it('[TKT100] what was done in one instant stands in the order in which it was done', () => {
    const ticket = aTicket()
      .with(event.replied(after(5), anAgent(), 'm1'), event.acknowledged(after(5)))
      .build()
    const timeline = timelineOf(ticket, [message('m0', opened), message('m1', after(5))])
    expect(timeline.map((entry) => (entry.kind === 'message' ? entry.message.id : entry.event.type))).toEqual(
      ['opened', 'm0', 'm1', 'acknowledged'],
    )
  })

  it('[TKT8] tells every event in plain words, with "You" for the reader', () => {
    const mira = aPerson('Mira Laine')
    expect(told(event.acknowledged(opened))).toBe('You acknowledged.')
    expect(told(event.assigned(opened, aPerson('Jonas Berg')))).toBe('You took it.')
    expect(told(event.assigned(opened, mira))).toBe('You assigned it to Mira Laine.')
    expect(told(event.assigned(opened, aPerson('Jonas Berg'), anAgent('Mira Laine')))).toBe(
      'Mira Laine assigned it to you.',
    )
    expect(told(event.assigned(opened, null))).toBe('You gave it back to the queue.')
    expect(told(event.moved(opened, 'network', 'data'))).toBe(
      `You moved it from Network to ${queueId('data')}.`,
    )
    expect(told(event.statusChanged(opened, 'new', 'waiting-customer'))).toBe('You set Waiting on customer.')
    expect(told(event.priorityChanged(opened, 'P3', 'P2'))).toBe('You changed the priority from P3 to P2.')
    expect(told(event.customerReplied(opened))).toBe('Ada Nyman wrote.')
    expect(told(event.noted(opened))).toBe('You wrote an internal note.')
  })
})
