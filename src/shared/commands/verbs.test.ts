import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aTicket, at, event, heardAt } from '#kit/builders'
import { messageId, type PersonId } from '../domain/ids'
import type { Person } from '../domain/person'
import type { Ticket } from '../domain/ticket'
import { applyCommand, type CommandArgs, type CommandName } from './catalogue'
import type { CommandContext, Outcome } from './command'

const jonas = aPerson('Jonas Berg')
const mira = aPerson('Mira Holm')
const context: CommandContext = {
  actor: jonas,
  at: at('2026-03-02T10:00Z'),
  receivedAt: at('2026-03-02T10:05Z'),
}
const opened = at('2026-03-02T09:00Z')
const fresh = aTicket().openedAt(opened)
const closed = fresh.status('closed').build()

/** The verb's result on a ticket, by the same door as outbox and server. */
const run = <Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>) =>
  applyCommand(ticket, name, args, context)
function done<Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>): Changed {
  const result = run(ticket, name, args)
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  if (!result.value.changed) throw new Error('changed nothing')
  return result.value
}
type Changed = Extract<Outcome, { changed: true }>
const eventsAfter = (ticket: Ticket, outcome: Changed) =>
  outcome.ticket.history.slice(ticket.history.length).map(({ type }) => type)
const writing = { messageId: messageId('m-1'), body: 'We are on it.' }
const nothing = { ok: true, value: { changed: false } }

it('[TKT160] words that nobody can read are refused, so that they keep no promise', () => {
  for (const name of ['reply', 'note'] as const) {
    const result = run(fresh.build(), name, { ...writing, body: '\u200B \u2060' })
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
  }
})

describe('acknowledge', () => {
  it('[CMD1] takes the ticket in hand: acknowledged, active, owned', () => {
    const ticket = fresh.build()
    const outcome = done(ticket, 'acknowledge', {})
    expect(eventsAfter(ticket, outcome)).toEqual(['acknowledged', 'statusChanged', 'assigned'])
    expect(outcome.ticket).toMatchObject({ status: 'active', owner: jonas })
  })

  it('[CMD1] leaves somebody else’s ticket with its owner', () => {
    const outcome = done(fresh.ownedBy(mira).status('active').build(), 'acknowledge', {})
    expect(outcome.ticket.owner).toEqual(mira)
  })

  it('[CMD2] the first wins: a second person is told who and when, the same one changes nothing', () => {
    const when = at('2026-03-02T09:30Z')
    const hers = fresh.acknowledgedAt(when, anAgent('Mira Holm')).build()
    expect(run(hers, 'acknowledge', {})).toEqual({
      ok: false,
      refusal: { kind: 'already-acknowledged', by: 'Mira Holm', at: when },
    })
    expect(run(fresh.acknowledgedAt(when, anAgent('Jonas Berg')).build(), 'acknowledge', {})).toEqual(nothing)
  })

  it('[CMD2] a ticket that is done is not acknowledged any more', () => {
    const refusal = { kind: 'not-in-this-status', status: 'closed' }
    expect(run(closed, 'acknowledge', {})).toEqual({ ok: false, refusal })
  })
})

describe('take', () => {
  it('[CMD3] takes what nobody owns and begins the work', () => {
    const ticket = fresh.build()
    const outcome = done(ticket, 'take', {})
    expect(outcome.ticket).toMatchObject({ owner: jonas, status: 'active' })
    expect(eventsAfter(ticket, outcome)).toEqual(['assigned', 'statusChanged'])
  })

  it('[CMD3] refuses with the owner’s name what somebody owns; one’s own stays as it is', () => {
    expect(run(fresh.ownedBy(mira).build(), 'take', {})).toEqual({
      ok: false,
      refusal: { kind: 'taken', by: 'Mira Holm' },
    })
    expect(run(fresh.ownedBy(jonas).build(), 'take', {})).toEqual(nothing)
  })
})

describe('assign', () => {
  it('[CMD4] gives a ticket to anybody or nobody; the last in order stands', () => {
    const hers = done(fresh.ownedBy(jonas).build(), 'assign', { to: mira }).ticket
    expect(hers.owner).toEqual(mira)
    expect(done(hers, 'assign', { to: null }).ticket.owner).toBeNull()
    expect(run(hers, 'assign', { to: mira })).toEqual(nothing)
  })

  it('[CMD36] gives nothing to somebody who has left; what is theirs already stays so', () => {
    const withoutMira = { ...context, hasLeft: (id: PersonId) => id === mira.id }
    const given = (ticket: Ticket, to: Person | null) => applyCommand(ticket, 'assign', { to }, withoutMira)
    expect(given(fresh.build(), mira)).toEqual({
      ok: false,
      refusal: { kind: 'has-left', name: 'Mira Holm' },
    })
    expect(given(fresh.ownedBy(mira).build(), mira)).toEqual(nothing)
    expect(given(fresh.ownedBy(mira).build(), jonas)).toMatchObject({ ok: true, value: { changed: true } })
    expect(given(fresh.ownedBy(mira).build(), null)).toMatchObject({ ok: true, value: { changed: true } })
  })

  it('[CMD4] leaves a closed ticket alone', () => {
    expect(run(closed, 'assign', { to: mira })).toMatchObject({ ok: false })
  })
})

describe('reply and note', () => {
  it('[CMD5] a reply is filed whatever happened meanwhile, and work on a new ticket has begun', () => {
    const hers = fresh.ownedBy(mira).statusAt(opened, 'resolved', anAgent('Mira Holm')).build()
    expect(done(hers, 'reply', writing).ticket.status).toBe('resolved')
    const ticket = fresh.build()
    const outcome = done(ticket, 'reply', writing)
    expect(eventsAfter(ticket, outcome)).toEqual(['replied', 'statusChanged'])
    expect(outcome.message).toMatchObject({
      id: 'm-1',
      visibility: 'public',
      body: 'We are on it.',
      isLate: false,
    })
  })

  it('[CMD5] a note is for the desk only and begins no work', () => {
    const outcome = done(fresh.build(), 'note', writing)
    expect(outcome.message).toMatchObject({ visibility: 'internal' })
    expect(outcome.ticket.status).toBe('new')
  })

  it('[CMD6] words on a closed ticket are kept and marked late', () => {
    for (const verb of ['reply', 'note'] as const) {
      expect(done(closed, verb, writing).message).toMatchObject({ isLate: true })
    }
  })

  it('[CMD6] empty words are refused', () => {
    expect(run(fresh.build(), 'reply', { ...writing, body: '   ' })).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid' },
    })
  })
})

describe('resolve', () => {
  const seenBy = (ticket: Ticket) => ({ seenEvents: ticket.history.length })

  it('[CMD7] is refused by name when somebody else moved the ticket since the agent looked', () => {
    const looked = fresh.status('active')
    const after = looked.customerRepliedAt(at('2026-03-02T09:50Z')).build()
    expect(run(after, 'resolve', seenBy(looked.build()))).toEqual({
      ok: false,
      refusal: { kind: 'stale', by: 'Ada Nyman', what: 'customer-replied' },
    })
    const priority = looked.priorityAt(at('2026-03-02T09:50Z'), 'P1', anAgent('Mira Holm')).build()
    expect(run(priority, 'resolve', seenBy(looked.build()))).toMatchObject({
      refusal: { by: 'Mira Holm', what: 'priority-changed' },
    })
  })

  it('[CMD7] is not made stale by the agent’s own work, nor by a colleague’s note', () => {
    const looked = fresh.status('active')
    const after = looked
      .repliedAt(at('2026-03-02T09:50Z'), anAgent('Jonas Berg'))
      .statusAt(at('2026-03-02T09:51Z'), 'waiting-customer', anAgent('Jonas Berg'))
      .notedAt(at('2026-03-02T09:52Z'), anAgent('Mira Holm'))
      .build()
    expect(done(after, 'resolve', seenBy(looked.build())).ticket.status).toBe('resolved')
  })

  it('[CMD7] of a resolved ticket changes nothing, of a closed one is refused', () => {
    expect(run(fresh.status('resolved').build(), 'resolve', { seenEvents: 0 })).toEqual(nothing)
    expect(run(closed, 'resolve', { seenEvents: 0 })).toMatchObject({ ok: false })
  })
})

describe('waiting and reopening', () => {
  it('[CMD8] waits for the customer from any status in which work goes on', () => {
    expect(done(fresh.build(), 'waitForCustomer', {}).ticket.status).toBe('waiting-customer')
    expect(run(fresh.status('waiting-customer').build(), 'waitForCustomer', {})).toEqual(nothing)
    expect(run(closed, 'waitForCustomer', {})).toMatchObject({ ok: false })
  })

  it('[CMD14] a wait that the customer’s message ended begins anew', () => {
    const asked = fresh.status('active').statusAt(at('2026-03-02T09:10Z'), 'waiting-customer', anAgent())
    const answered = asked.customerRepliedAt(at('2026-03-02T09:40Z')).build()
    expect(run(asked.build(), 'waitForCustomer', {})).toEqual(nothing)
    const outcome = done(answered, 'waitForCustomer', {})
    expect(outcome.ticket.status).toBe('waiting-customer')
    expect(eventsAfter(answered, outcome)).toEqual(['statusChanged', 'statusChanged'])
    expect(run(outcome.ticket, 'waitForCustomer', {})).toEqual(nothing)
  })

  it('[SLA126] a wait that was over before the server heard of it begins anew', () => {
    const late = heardAt(
      event.statusChanged(at('2026-03-02T09:30Z'), 'active', 'waiting-customer'),
      at('2026-03-02T11:00Z'),
    )
    const over = fresh.status('active').customerRepliedAt(at('2026-03-02T10:00Z')).with(late)
    const { ticket } = done(over.status('waiting-customer').build(), 'waitForCustomer', {})
    expect(ticket.history.slice(-2).map(({ type }) => type)).toEqual(['statusChanged', 'statusChanged'])
    expect(ticket.status).toBe('waiting-customer')
  })

  it('[CMD9] reopens only what is done', () => {
    expect(done(fresh.status('resolved').build(), 'reopen', {}).ticket.status).toBe('active')
    expect(done(closed, 'reopen', {}).ticket.status).toBe('active')
    expect(run(fresh.status('active').build(), 'reopen', {})).toMatchObject({
      refusal: { kind: 'not-in-this-status', status: 'active' },
    })
  })
})
