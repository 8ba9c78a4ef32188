import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aTicket, at } from '#kit/builders'
import { queueId } from '../domain/ids'
import type { Ticket } from '../domain/ticket'
import { applyCommand, type CommandArgs, type CommandName } from './catalogue'
import { destinationOf } from './destination'

const jonas = aPerson('Jonas Berg')
const [when, heard] = [at('2026-03-02T10:00Z'), at('2026-03-02T10:05Z')]
const opened = at('2026-03-02T09:00Z')
const fresh = aTicket().openedAt(opened)
const closed = fresh.status('closed').build()
const nothing = { ok: true, value: { changed: false } }

const run = <Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>) =>
  applyCommand(ticket, name, args, { actor: jonas, at: when, receivedAt: heard })
function done<Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>): Ticket {
  const result = run(ticket, name, args)
  if (!result.ok || !result.value.changed) throw new Error(JSON.stringify(result))
  return result.value.ticket
}
const lastEvent = (ticket: Ticket) => ticket.history.at(-1)
const mine = { at: when, receivedAt: heard, by: anAgent('Jonas Berg') }

describe('changePriority', () => {
  it('[CMD15] tells from which priority to which, also on a resolved ticket', () => {
    const raised = done(fresh.status('resolved').build(), 'changePriority', { to: 'P1' })
    expect(raised.priority).toBe('P1')
    expect(lastEvent(raised)).toEqual({ type: 'priorityChanged', ...mine, from: 'P3', to: 'P1' })
  })

  it('[CMD15] is never refused for what others did meanwhile: the last in server order stands', () => {
    const hers = fresh.priorityAt(at('2026-03-02T09:59Z'), 'P2', anAgent('Mira Holm')).build()
    const after = done(hers, 'changePriority', { to: 'P4' })
    expect(lastEvent(after)).toMatchObject({ from: 'P2', to: 'P4' })
  })

  it('[CMD15] to the same priority changes nothing, and a closed ticket is left alone', () => {
    expect(run(fresh.build(), 'changePriority', { to: 'P3' })).toEqual(nothing)
    expect(run(closed, 'changePriority', { to: 'P1' })).toEqual({
      ok: false,
      refusal: { kind: 'not-in-this-status', status: 'closed' },
    })
  })
})

describe('moveToQueue', () => {
  const network = queueId('network')

  it('[CMD16] hands the ticket over with its owner, and tells from where to where', () => {
    const moved = done(fresh.ownedBy(jonas).build(), 'moveToQueue', { to: network })
    expect(moved).toMatchObject({ queue: 'network', owner: jonas })
    expect(lastEvent(moved)).toEqual({ type: 'moved', ...mine, from: 'service-desk', to: 'network' })
  })

  it('[CMD16] the last in server order stands; to the same queue changes nothing, a closed ticket stays', () => {
    const hers = done(fresh.build(), 'moveToQueue', { to: network })
    expect(done(hers, 'moveToQueue', { to: queueId('identity') }).queue).toBe('identity')
    expect(run(hers, 'moveToQueue', { to: network })).toEqual(nothing)
    expect(run(closed, 'moveToQueue', { to: network })).toMatchObject({ ok: false })
  })

  it('[CMD17] names the queue that whoever knows the queues must check, and no other command does', () => {
    expect(destinationOf('moveToQueue', { to: 'network' })).toBe(network)
    expect(destinationOf('moveToQueue', { to: 7 })).toBeNull()
    expect(destinationOf('assign', { to: 'network' })).toBeNull()
  })
})

describe('waitFor', () => {
  it('[CMD18] waits for a supplier, a problem record or evidence from any status in which work goes on', () => {
    for (const status of ['waiting-vendor', 'waiting-problem', 'waiting-evidence'] as const) {
      for (const before of ['new', 'active', 'waiting-customer'] as const) {
        const waiting = done(fresh.status(before).build(), 'waitFor', { status })
        expect(waiting.status).toBe(status)
        expect(lastEvent(waiting)).toEqual({ type: 'statusChanged', ...mine, from: before, to: status })
        expect(run(waiting, 'waitFor', { status })).toEqual(nothing)
      }
    }
  })

  it('[CMD18] is refused when the ticket is done', () => {
    for (const status of ['resolved', 'closed'] as const) {
      expect(run(fresh.status(status).build(), 'waitFor', { status: 'waiting-vendor' })).toEqual({
        ok: false,
        refusal: { kind: 'not-in-this-status', status },
      })
    }
  })
})

describe('resume', () => {
  it('[CMD19] ends any wait and begins the work on a new ticket', () => {
    for (const before of ['new', 'waiting-customer', 'waiting-vendor', 'waiting-evidence'] as const) {
      expect(done(fresh.status(before).build(), 'resume', {}).status).toBe('active')
    }
    expect(run(fresh.status('active').build(), 'resume', {})).toEqual(nothing)
  })

  it('[CMD19] does not reopen what is done', () => {
    expect(run(fresh.status('resolved').build(), 'resume', {})).toMatchObject({ ok: false })
    expect(run(closed, 'resume', {})).toMatchObject({ ok: false })
  })
})
