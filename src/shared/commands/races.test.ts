import { describe, expect, it } from 'vitest'
import { aPerson, aTicket, at } from '#kit/builders'
import { queueId } from '../domain/ids'
import { type Instant, plusMs } from '../domain/instant'
import type { Person } from '../domain/person'
import type { Ticket } from '../domain/ticket'
import { applyCommand, type CommandArgs, type CommandName } from './catalogue'
import { racesIn } from './races'

const me = aPerson('Jonas Berg')
const mira = aPerson('Mira Laine')
const ada = aPerson('Ada Nyman')
const noon = at('2026-03-02T12:00Z')
const start = aTicket()
  .openedAt(at('2026-03-02T09:00Z'))
  .priority('P3')
  .status('active')
  .ownedBy(null)
  .build()

/** One agent's verb, done at one time and taken by the server at another. */
function done<Name extends CommandName>(
  ticket: Ticket,
  actor: Person,
  when: { readonly at: Instant; readonly receivedAt: Instant },
  name: Name,
  args: CommandArgs<Name>,
): Ticket {
  const result = applyCommand(ticket, name, args, { actor, ...when })
  if (!result.ok) throw new Error(`${name} was refused: ${result.refusal.kind}`)
  return result.value.changed ? result.value.ticket : ticket
}

const online = (atMs: number) => ({ at: plusMs(noon, atMs), receivedAt: plusMs(noon, atMs + 50) })
const offline = (atMs: number, receivedMs: number) => ({
  at: plusMs(noon, atMs),
  receivedAt: plusMs(noon, receivedMs),
})

/** Each verb of which the last in server order stands, with what two people set by it. */
const contested = [
  ['changePriority', { to: 'P2' }, { to: 'P1' }, 'priority', 'P2', 'P1'],
  ['assign', { to: me }, { to: ada }, 'owner', me, ada],
  ['moveToQueue', { to: queueId('network') }, { to: queueId('payments') }, 'queue', 'network', 'payments'],
  [
    'waitFor',
    { status: 'waiting-vendor' },
    { status: 'waiting-problem' },
    'wait',
    'waiting-vendor',
    'waiting-problem',
  ],
] as const

describe('a race for what the last one sets', () => {
  it.each(contested)('[SYN229] %s: what I set without having seen theirs stands over theirs', (...row) => {
    const [name, mine, theirs, field, myValue, theirValue] = row
    const before = start
    const theirsFirst = done(before, mira, online(1_000), name, theirs)
    const after = done(theirsFirst, me, offline(0, 60_000), name, mine)
    expect(racesIn(before, after, me.id)).toEqual([
      {
        ticket: start.id,
        stands: 'mine',
        mine: { field, to: myValue },
        theirs: { field, to: theirValue },
        by: 'Mira Laine',
        onItsWayMs: 60_000,
      },
    ])
    expect(racesIn(theirsFirst, after, me.id)).toHaveLength(1)
  })

  it.each(contested)(
    '[SYN229] %s: what I set is replaced by what was set without having seen mine',
    (...row) => {
      const [name, mine, theirs] = row
      const minePut = done(start, me, online(1_000), name, mine)
      const after = done(minePut, mira, offline(0, 60_000), name, theirs)
      expect(racesIn(minePut, after, me.id)).toMatchObject([
        { stands: 'theirs', by: 'Mira Laine', onItsWayMs: 50 },
      ])
      expect(racesIn(after, after, me.id)).toEqual([])
    },
  )

  it.each(contested)('[SYN229] %s: whoever had seen the other’s has not raced', (...row) => {
    const [name, mine, theirs] = row
    const minePut = done(start, me, online(0), name, mine)
    const after = done(minePut, mira, online(1_000), name, theirs)
    expect(racesIn(minePut, after, me.id)).toEqual([])
    const back = done(done(start, mira, online(0), name, theirs), me, online(1_000), name, mine)
    expect(racesIn(start, back, me.id)).toEqual([])
  })

  it('[SYN229] two who set the same have not raced, nor two who set different things', () => {
    const theirs = done(start, mira, online(1_000), 'changePriority', { to: 'P1' })
    expect(done(theirs, me, offline(0, 60_000), 'changePriority', { to: 'P1' })).toBe(theirs)
    const after = done(theirs, me, offline(0, 60_000), 'assign', { to: me })
    expect(racesIn(start, after, me.id)).toEqual([])
  })

  it('[SYN229] going on and waiting are one thing; beginning work and reopening are none of it', () => {
    const waiting = done(start, mira, online(1_000), 'waitForCustomer', {})
    const goneOn = done(waiting, mira, online(2_000), 'resume', {})
    const after = done(goneOn, me, offline(0, 60_000), 'waitFor', { status: 'waiting-vendor' })
    expect(racesIn(start, after, me.id)).toMatchObject([{ theirs: { field: 'wait', to: 'active' } }])
    const fresh = aTicket().status('new').ownedBy(null).build()
    const taken = done(fresh, mira, online(1_000), 'take', {})
    const mine = done(taken, me, offline(0, 60_000), 'waitForCustomer', {})
    expect(racesIn(fresh, mine, me.id)).toEqual([])
    const reopened = done(
      done(start, mira, online(0), 'resolve', { seenEvents: 1 }),
      mira,
      online(500),
      'reopen',
      {},
    )
    expect(racesIn(start, done(reopened, me, offline(0, 60_000), 'waitForCustomer', {}), me.id)).toEqual([])
  })

  it('[SYN229] taking a ticket is a race for its owner', () => {
    const taken = done(start, mira, online(1_000), 'take', {})
    const after = done(taken, me, offline(0, 60_000), 'assign', { to: ada })
    expect(racesIn(start, after, me.id)).toMatchObject([
      { stands: 'mine', mine: { to: ada }, theirs: { to: mira }, by: 'Mira Laine' },
    ])
  })
})
