import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aTicket, at } from '#kit/builders'
import { instant } from '../domain/instant'
import { statusSchema, type Ticket, ticketSchema } from '../domain/ticket'
import { applyCommand, commandNames, commands } from './catalogue'
import { type Refusal, refusalSchema } from './refusal'
import { refusalSentence } from './refusalSentence'

const jonas = aPerson('Jonas Berg')
const context = { actor: jonas, at: at('2026-03-02T10:00Z'), receivedAt: at('2026-03-02T10:05Z') }
const argsOf: Record<(typeof commandNames)[number], unknown> = {
  acknowledge: {},
  take: {},
  assign: { to: aPerson('Mira Holm') },
  reply: { messageId: 'm-1', body: 'Hello' },
  note: { messageId: 'm-2', body: 'Hm' },
  changePriority: { to: 'P1' },
  moveToQueue: { to: 'network' },
  waitForCustomer: {},
  waitFor: { status: 'waiting-vendor' },
  resume: {},
  resolve: { seenEvents: 1 },
  reopen: {},
  merge: { into: '20413' },
  unmerge: { ticket: '20413' },
  snooze: { until: 1_900_000_000_000, reason: null },
  wake: {},
  tickStep: { step: 'Ask since when', isDone: true },
  link: { ticket: '20419' },
  unlink: { ticket: '20419' },
  tag: { tag: 'vpn' },
  untag: { tag: 'vpn' },
}
const names = fc.constantFrom(...commandNames)
const tickets = fc.constantFrom(
  ...statusSchema.options.map((status) => aTicket().status(status).build()),
  aTicket().ownedBy(jonas).build(),
  aTicket().acknowledgedAt(at('2026-03-02T09:30Z'), anAgent('Mira Holm')).build(),
)

function frozen(ticket: Ticket): Ticket {
  const copy = structuredClone(ticket)
  Object.freeze(copy)
  Object.freeze(copy.history)
  return copy
}

describe('the catalogue', () => {
  it('[CMD10] refuses unknown verbs and wrong arguments instead of throwing', () => {
    const ticket = aTicket().build()
    for (const [name, args] of [
      ['explode', {}],
      ['toString', {}],
      ['assign', { to: 7 }],
      ['resolve', {}],
      ['reply', { messageId: 'm', body: 'x'.repeat(20_001) }],
      ['acknowledge', { priority: 'P1' }],
      ['take', null],
      ['changePriority', { to: 'P9' }],
      ['moveToQueue', { to: '' }],
      ['waitFor', { status: 'waiting-customer' }],
    ] as const) {
      expect(applyCommand(ticket, name, args, context)).toMatchObject({
        ok: false,
        refusal: { kind: 'invalid' },
      })
    }
    fc.assert(
      fc.property(fc.string(), fc.anything(), (name, args) => {
        applyCommand(ticket, name, args, context)
      }),
    )
  })

  it('[CMD11] runs alike in console and server: same input, same outcome, nothing changed in place', () => {
    fc.assert(
      fc.property(fc.array(names, { maxLength: 8 }), tickets, (run, from) => {
        let here = frozen(from)
        let there = frozen(from)
        for (const [index, name] of run.entries()) {
          const now = { ...context, at: instant(context.at + index) }
          const first = applyCommand(here, name, argsOf[name], now)
          const second = applyCommand(there, name, structuredClone(argsOf[name]), { ...now })
          expect(first).toEqual(second)
          if (first.ok && first.value.changed) here = frozen(first.value.ticket)
          if (second.ok && second.value.changed) there = frozen(second.value.ticket)
        }
        expect(ticketSchema.safeParse(here).success).toBe(true)
      }),
    )
  })

  it('[CMD12] every event a verb adds says who, when it was done and when the server heard of it', () => {
    fc.assert(
      fc.property(names, tickets, (name, ticket) => {
        const result = applyCommand(ticket, name, argsOf[name], context)
        if (!result.ok || !result.value.changed) return
        expect(result.value.ticket.history.slice(0, ticket.history.length)).toEqual(ticket.history)
        for (const event of result.value.ticket.history.slice(ticket.history.length)) {
          expect(event).toMatchObject({
            at: context.at,
            receivedAt: context.receivedAt,
            by: { kind: 'agent', person: jonas },
          })
        }
      }),
    )
  })

  it('[CMD12] the names and the keys of the catalogue agree', () => {
    for (const name of commandNames) expect(commands[name].name).toBe(name)
  })

  it('[CMD13] each refusal is told in sentences that end as such and name who was in the way', () => {
    const refusals: readonly Refusal[] = [
      { kind: 'already-acknowledged', by: 'Mira Holm', at: context.at },
      { kind: 'taken', by: 'Mira Holm' },
      ...statusSchema.options.flatMap((status) => {
        const refusal = { kind: 'not-in-this-status', status } as const
        return [refusal, { ...refusal, by: 'Mira Holm' }]
      }),
      { kind: 'stale', by: 'Mira Holm', what: 'moved' },
      { kind: 'not-allowed' },
      { kind: 'has-left', name: 'Mira Holm' },
      { kind: 'no-such-queue' },
      { kind: 'invalid', detail: 'It is too long.' },
    ]
    for (const refusal of refusals) {
      expect(refusalSchema.safeParse(refusal).success).toBe(true)
      expect(refusalSentence(refusal)).toMatch(/^[A-Z].*\.$/)
      expect(refusalSentence(refusal)).toContain('by' in refusal || 'name' in refusal ? 'Mira Holm' : '')
    }
  })
})
