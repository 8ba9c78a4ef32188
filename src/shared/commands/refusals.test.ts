import { describe, expect, it } from 'vitest'
import { aPerson, aTicket, at } from '#kit/builders'
import { messageId, queueId } from '../domain/ids'
import type { Person } from '../domain/person'
import type { Ticket } from '../domain/ticket'
import { applyCommand, type CommandArgs, type CommandName, commandNames } from './catalogue'
import { refusalSentence } from './refusalSentence'

const me = aPerson('Jonas Berg')
const mira = aPerson('Mira Laine')
const noon = at('2026-03-02T12:00Z')
const fresh = aTicket().status('new').ownedBy(null).build()

const attempt = (ticket: Ticket, actor: Person, name: CommandName, args: unknown) =>
  applyCommand(ticket, name, args, { actor, at: noon, receivedAt: noon })

function done<Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>): Ticket {
  const result = attempt(ticket, mira, name, args)
  if (!result.ok || !result.value.changed) throw new Error(`${name} changed nothing.`)
  return result.value.ticket
}

const acknowledged = done(fresh, 'acknowledge', {})
const resolved = done(acknowledged, 'resolve', { seenEvents: 9 })
const reopened = done(resolved, 'reopen', {})
const closing = { type: 'statusChanged', from: 'resolved', to: 'closed', at: noon, receivedAt: noon } as const
const closed: Ticket = {
  ...resolved,
  status: 'closed',
  history: [...resolved.history, { ...closing, by: { kind: 'agent', person: mira } }],
}
const resolvedIt = 'Mira Laine resolved it, so this cannot be done now. Reopen it to go on.'
const closedIt = 'Mira Laine closed it, so this cannot be done now. A reply or a note still reaches it.'
const noSuchTicket = 'There is no ticket 20413, or you may not work on it. Choose another one.'
const words = { messageId: messageId('m-1'), body: 'Hello' }

/** By verb: what somebody else did first, and what the agent who comes later is told; null where it is carried out. */
const told: Record<CommandName, readonly (readonly [Ticket, unknown, string | null])[]> = {
  acknowledge: [
    [acknowledged, {}, 'Mira Laine acknowledged first. Take it over or discard yours.'],
    [done(fresh, 'resolve', { seenEvents: 9 }), {}, resolvedIt],
  ],
  take: [
    [acknowledged, {}, 'Mira Laine owns it. Assign it to yourself to take it over.'],
    [resolved, {}, resolvedIt],
  ],
  assign: [
    [acknowledged, { to: me }, null],
    [closed, { to: me }, closedIt],
  ],
  changePriority: [
    [resolved, { to: 'P1' }, null],
    [closed, { to: 'P1' }, closedIt],
  ],
  moveToQueue: [
    [resolved, { to: queueId('network') }, null],
    [closed, { to: queueId('network') }, closedIt],
  ],
  reply: [[closed, words, null]],
  note: [[closed, words, null]],
  waitForCustomer: [
    [acknowledged, {}, null],
    [resolved, {}, resolvedIt],
  ],
  waitFor: [
    [acknowledged, { status: 'waiting-vendor' }, null],
    [closed, { status: 'waiting-vendor' }, closedIt],
  ],
  resume: [[resolved, {}, resolvedIt]],
  resolve: [
    [
      done(acknowledged, 'changePriority', { to: 'P1' }),
      { seenEvents: acknowledged.history.length },
      'Mira Laine changed its priority before yours arrived. Read it, then do it again or discard it.',
    ],
    [closed, { seenEvents: 99 }, closedIt],
    [resolved, { seenEvents: 1 }, null],
  ],
  reopen: [[reopened, {}, 'Mira Laine took it up again, so this cannot be done now.']],
  // With no other ticket to look up; what stands against a merge is told in merge.test.ts.
  merge: [[fresh, { into: '20413' }, noSuchTicket]],
  unmerge: [[closed, { ticket: '20413' }, '20413 is no part of 20418, so there is nothing to take out.']],
  snooze: [
    [acknowledged, { until: at('2026-03-02T13:00Z'), reason: null }, null],
    [resolved, { until: at('2026-03-02T13:00Z'), reason: null }, resolvedIt],
  ],
  wake: [[closed, {}, null]],
  tickStep: [
    [resolved, { step: 'Ask since when', isDone: true }, null],
    [closed, { step: 'Ask since when', isDone: true }, closedIt],
  ],
  link: [[closed, { ticket: '20419' }, null]],
  unlink: [[closed, { ticket: '20419' }, null]],
  tag: [[closed, { tag: 'vpn' }, null]],
  untag: [[closed, { tag: 'vpn' }, null]],
}

describe('who comes later', () => {
  it.each(commandNames)('[SYN231] with %s is carried out, or is told in a sentence who was first', (name) => {
    for (const [ticket, args, sentence] of told[name]) {
      const result = attempt(ticket, me, name, args)
      expect(result.ok ? null : refusalSentence(result.refusal)).toBe(sentence)
    }
  })

  it('[SYN231] is not told of what they did themselves', () => {
    const result = attempt(resolved, mira, 'resume', {})
    expect(result).toEqual({ ok: false, refusal: { kind: 'not-in-this-status', status: 'resolved' } })
  })

  it('[CMD6] writes on a closed ticket all the same, marked late', () => {
    for (const name of ['reply', 'note'] as const) {
      const result = attempt(closed, me, name, words)
      expect(result).toMatchObject({
        ok: true,
        value: { changed: true, message: { isLate: true, body: 'Hello' } },
      })
    }
  })
})
