import { describe, expect, it } from 'vitest'
import { anAccount, anAgent, aPerson, aRequester, aTicket, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { applyCommand, commands } from '#shared/commands/catalogue'
import { queueId, ticketId } from '#shared/domain/ids'
import { personOf } from '#shared/domain/person'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { Ticket } from '#shared/domain/ticket'
import { createVerbs } from './useVerbs'
import { choiceVerbs, plainVerbs, refusedBecause, seenEventsOf } from './verbs'

const now = at('2026-03-02T10:00Z')
const account = anAccount('Jonas Berg')
const mira = anAgent('Mira Laine')
const fresh = aTicket()
const reason = (verb: Parameters<typeof refusedBecause>[0], ticket: Ticket) =>
  refusedBecause(verb, ticket, account, now)

describe('a verb that cannot be done', () => {
  it('[TKT3] says why before it is pressed, by the rule the server uses', () => {
    const hers = fresh.acknowledgedAt(now, mira).ownedBy(aPerson('Mira Laine')).build()
    expect(reason('acknowledge', hers)).toBe(
      'Mira Laine has acknowledged it. Assign it to yourself to take it over.',
    )
    expect(reason('take', hers)).toBe('Mira Laine owns it. Assign it to yourself to take it over.')
    expect(reason('assign', hers)).toBeNull()
  })

  it('[TKT3] does not advise to take over what is the agent’s own', () => {
    const ours = fresh.acknowledgedAt(now, mira).ownedBy(aPerson('Jonas Berg')).build()
    expect(reason('acknowledge', ours)).toBe('Mira Laine has acknowledged it already, and it is yours.')
  })

  it('[TKT3] agrees with the verb itself in every status', () => {
    for (const status of ['new', 'active', 'waiting-customer', 'resolved', 'closed'] as const) {
      const ticket = fresh.status(status).build()
      const context = { actor: personOf(account), at: now, receivedAt: now }
      for (const verb of plainVerbs) {
        const args = verb === 'resolve' ? { seenEvents: ticket.history.length } : {}
        const result = applyCommand(ticket, verb, args, context)
        const isPossible = result.ok && result.value.changed
        expect([status, verb, reason(verb, ticket) === null]).toEqual([status, verb, isPossible])
      }
    }
  })

  it('[TKT3] is refused to a display and outside the agent’s queues', () => {
    const display = anAccount('Wall', 'display')
    expect(refusedBecause('reply', fresh.build(), display, now)).not.toBeNull()
    const narrow = { ...account, queues: [queueId('network')] }
    expect(refusedBecause('acknowledge', fresh.build(), narrow, now)).not.toBeNull()
    expect(reason('reply', fresh.build())).toBeNull()
  })

  it('[TKT3] [BRD192] is said as one sentence, with the ticket, when it is tried all the same', async () => {
    const said: string[] = []
    const data = createPaperDesk({
      account,
      desk: defaultDesk('Desk', 'UTC'),
      queues: [],
      people: [],
      tickets: [fresh.id('1').build()],
      now: () => now,
    })
    const verbs = createVerbs(data, (sentence) => said.push(sentence))
    expect(await verbs.plain('acknowledge', ticketId('1'))).toBe(true)
    expect(await verbs.plain('acknowledge', ticketId('1'))).toBe(false)
    expect(await verbs.plain('take', ticketId('gone'))).toBe(false)
    expect(said).toEqual([
      'Acknowledged: 1.',
      '1: You have acknowledged it.',
      'gone: This ticket is no longer on this computer. It was closed or moved out of your queues.',
    ])
  })
})

describe('a verb that asks which', () => {
  it('[TKT3] is refused beforehand where no choice is left', () => {
    const closed = fresh.status('closed').build()
    for (const verb of choiceVerbs) {
      expect(reason(verb, closed)).toBe('The ticket is closed, so this cannot be done now.')
      expect(reason(verb, fresh.build())).toBeNull()
    }
    const resolved = fresh.status('resolved').build()
    expect(reason('changePriority', resolved)).toBeNull()
    expect(reason('waitFor', resolved)).toBe('The ticket is resolved, so this cannot be done now.')
  })

  it('[TKT3] does what was chosen, and says why not when it is tried all the same', async () => {
    const said: string[] = []
    const data = createPaperDesk({
      account,
      desk: defaultDesk('Desk', 'UTC'),
      queues: [],
      people: [],
      tickets: [fresh.id('1').build(), fresh.id('2').status('closed').build()],
      now: () => now,
    })
    const verbs = createVerbs(data, (sentence) => said.push(sentence))
    expect(await verbs.choose('waitFor', ticketId('1'), { status: 'waiting-vendor' })).toBe(true)
    expect(data.tickets.get().byId.get(ticketId('1'))?.ticket.status).toBe('waiting-vendor')
    expect(await verbs.choose('changePriority', ticketId('2'), { to: 'P1' })).toBe(false)
    expect(said).toEqual(['1 waits.', '2: The ticket is closed, so this cannot be done now.'])
  })
})

describe('what the agent has seen when resolving', () => {
  it('[TKT7] ends with the last event of somebody else, whatever of one’s own follows', () => {
    const ticket = fresh.customerRepliedAt(now, aRequester()).acknowledgedAt(now).repliedAt(now).build()
    expect(seenEventsOf(ticket, account)).toBe(2)
    expect(seenEventsOf(fresh.acknowledgedAt(now, mira).build(), account)).toBe(2)
    expect(reason('resolve', ticket)).toBeNull()
  })

  it('[TKT7] makes the server refuse when somebody else wrote before the agent’s waiting work arrived', () => {
    const seen = fresh.acknowledgedAt(now).build()
    const seenEvents = seenEventsOf(seen, account)
    const trueTicket = fresh.customerRepliedAt(now, aRequester('Ada Nyman')).acknowledgedAt(now).build()
    const context = { actor: personOf(account), at: now, receivedAt: now }
    expect(commands.resolve.apply(trueTicket, { seenEvents }, context)).toEqual({
      ok: false,
      refusal: { kind: 'stale', by: 'Ada Nyman', what: 'customer-replied' },
    })
  })
})
