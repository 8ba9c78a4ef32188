import { describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import {
  aHead,
  aLive,
  aMachine,
  applied,
  aWelcome,
  cachedTicket,
  progressAt,
  ticketRow,
} from '#kit/syncMachine'
import { clientId, queueId } from '../domain/ids'
import { queueScope } from '../domain/scope'

const desk = queueScope(queueId('service-desk'))
const one = aTicket().id('T-1').build()
const waiting = [anIntent(8, 'acknowledge', one.id, {})]
const known = {
  serverId: 'server-1',
  chapter: 'chapter-1',
  scopes: new Map([[desk, progressAt(9)]]),
}

describe('a server that was set back', () => {
  it('[SYN180] says so by the chapter, and everything is loaded from the beginning', () => {
    const machine = aMachine({ ...known, outbox: waiting, numberedTo: 8 }, [cachedTicket(one, desk, 9)])
    machine.goLive({
      scopes: [desk],
      heads: { [desk]: aHead(30) },
      lastN: 7,
      chapter: 'chapter-2',
      isContinued: false,
    })
    expect(machine.asked('hello')[0]?.question.message).toMatchObject({ chapter: 'chapter-1' })
    expect(machine.disk.rows.size).toBe(0)
    expect(machine.asked('pull')[0]?.question.message).toEqual({ scope: desk, cursor: 0, floor: 0 })
    expect(machine.disk.chapter).toBe('chapter-2')
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 0 })
  })

  it('[SYN180] that has a longer history of its own is not mistaken for the one that was', () => {
    const machine = aMachine(known, [cachedTicket(one, desk, 9)])
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(30) }, chapter: 'chapter-2' })
    expect(machine.disk.rows.size).toBe(1)
    expect(machine.asked('pull')[0]?.question.message).toMatchObject({ cursor: 9 })
  })

  it('[SYN244] may have a row again that another scope took, and that scope may be gone: the first is loaded again', () => {
    const field = queueScope(queueId('field'))
    const scopes = new Map([
      [desk, progressAt(9, [ticketRow(one, 9)])],
      [field, progressAt(11)],
    ])
    const machine = aMachine({ ...known, scopes }, [cachedTicket(one, desk, 9)])
    machine.goLive({ scopes: [desk, field], heads: { [desk]: aHead(9), [field]: aHead(11) } })
    machine.live(aLive(field, 11, 14, ticketRow(one, 14)))
    machine.take({ kind: 'chosen', without: [field] })
    expect(machine.disk.rows.size).toBe(0)
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    const welcome = aWelcome({ scopes: [desk], heads: { [desk]: aHead(9) }, chapter: 'chapter-2' })
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, welcome)
    expect(machine.asked('pull').at(-1)?.question.message).toEqual({ scope: desk, cursor: 0, floor: 0 })
  })

  it('[SYN181] gets all that was sent again, for a copy of this profile may have used its numbers since', () => {
    for (const outbox of [waiting, []]) {
      const machine = aMachine({ ...known, outbox, numberedTo: outbox.length + 7 })
      machine.goLive({ scopes: [desk], heads: { [desk]: aHead(3) }, lastN: 7, isContinued: false })
      expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 0 })
      expect(machine.asked('push')).toEqual([])
    }
  })

  it('[SYN346] is not forgotten with the connection: its next numbers may be those of a copy of this profile', () => {
    const machine = aMachine({ ...known, outbox: waiting, numberedTo: 8 })
    machine.take({ kind: 'started' })
    machine.take({ kind: 'opened', connection: 1, epoch: 1 })
    const lost = {
      ...aWelcome({ scopes: [desk], heads: { [desk]: aHead(3) }, lastN: 7 }),
      isContinued: false,
    }
    machine.answer(machine.asked('hello')[0]?.request ?? 0, lost)
    expect(machine.effects()).toContainEqual({ kind: 'set-back' })
    machine.take({ kind: 'reconnect' })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome({ lastN: 9 }))
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 0 })
  })

  it('[SYN346] nor with the cache that showed it, until all is numbered anew', () => {
    const machine = aMachine({ outbox: waiting, numberedTo: 8, isSetBack: true })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(3) }, lastN: 9 })
    expect(machine.asked('push')).toEqual([])
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 0 })
    machine.take({ kind: 'renumbered', clientId: clientId('client-2'), intents: [] })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 1 })
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome({ lastN: 0 }))
    expect(machine.effects().map(({ kind }) => kind)).not.toContain('renumber')
  })

  it('[SYN370] hears at the first hello what was carried out last, and no more once it has answered', () => {
    const newestSent = anIntent(7, 'acknowledge', one.id, {})
    const machine = aMachine({ ...known, newestSent, numberedTo: 7 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 7 })
    machine.take({ kind: 'reconnect' })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    const told = machine.asked('hello').map(({ question }) => question.message.newestSent ?? null)
    expect(told).toEqual([newestSent, null])
  })

  it('[SYN371] gets again what another window sent while the last number was read', () => {
    const first = anIntent(1, 'acknowledge', one.id, {})
    const machine = aMachine({ ...known, outbox: [first], numberedTo: 0 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 0 })
    machine.answer(machine.asked('push')[0]?.request ?? 0, { kind: 'acks', acks: [applied(1, null, null)] })
    expect(machine.state().outbox).toEqual([])
    machine.take({ kind: 'reconnect' })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(3) }, lastN: 0, isContinued: false })
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 0 })
  })

  it('[SYN193] is known by its numbers as well, also when an earlier command has not left the outbox yet', () => {
    const held = [anIntent(5, 'acknowledge', one.id, {})]
    const machine = aMachine({ ...known, outbox: held, numberedTo: 7 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 4 })
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 4 })
  })

  it('[SYN240] is pushed again what it had carried out and our cursors had not come to', () => {
    const machine = aMachine({ ...known, outbox: waiting, numberedTo: 8 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 7 })
    const request = machine.asked('push')[0]?.request ?? 0
    machine.answer(request, { kind: 'acks', acks: [applied(8, 12, desk)] })
    expect(machine.disk.outbox.size).toBe(1)
    machine.take({ kind: 'reconnect' })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 7, chapter: 'chapter-2' })
    expect(machine.asked('push')).toHaveLength(2)
    expect(machine.asked('push')[1]?.question.message.intents).toEqual(waiting)
  })

  it('[SYN360] is asked again about what it had carried out, for a copy of this profile may have had the number since', () => {
    const machine = aMachine({ ...known, outbox: waiting, numberedTo: 8 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 7 })
    machine.answer(machine.asked('push')[0]?.request ?? 0, { kind: 'acks', acks: [applied(8, 12, desk)] })
    machine.take({ kind: 'reconnect' })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 8, chapter: 'chapter-2' })
    const again = machine.asked('push')[1]
    expect(again?.question.message.intents).toEqual(waiting)
    machine.answer(again?.request ?? 0, { kind: 'acks', acks: [{ n: 8, status: 'forked' }] })
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 8 })
  })

  it('[SYN360] is not asked again in the chapter in which it answered', () => {
    const machine = aMachine({ ...known, outbox: waiting, numberedTo: 8 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 7 })
    machine.answer(machine.asked('push')[0]?.request ?? 0, { kind: 'acks', acks: [applied(8, 12, desk)] })
    machine.take({ kind: 'reconnect' })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(12) }, lastN: 8 })
    expect(machine.asked('push')).toHaveLength(1)
  })

  it('[SYN181] one that decided on all that we were answered gets the next number', () => {
    const machine = aMachine({ ...known, numberedTo: 7 })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 7 })
    machine.take({ kind: 'saved', intents: waiting })
    expect(machine.asked('push')[0]?.question.message.intents).toEqual(waiting)
    machine.take({ kind: 'reconnect' })
    expect(machine.state().numberedTo).toBe(8)
  })
})

describe('the account', () => {
  it('[SYN170] is told with every welcome, and when it changes', () => {
    const machine = aMachine()
    const account = anAccount('Jonas Berg', 'supervisor')
    expect(machine.goLive({ account })).toContainEqual({ kind: 'account', account })
    const demoted = { ...account, role: 'agent' as const }
    const changed = { account: demoted, scopes: [], heads: {} }
    machine.take({ kind: 'scopes', connection: machine.state().connection, changed })
    expect(machine.effects()).toContainEqual({ kind: 'account', account: demoted })
  })
})
