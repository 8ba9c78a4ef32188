import { describe, expect, it } from 'vitest'
import { anAccount, anAgent, aPerson, aTicket, at, event } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { applyCommand, type CommandArgs, type CommandName, commandNames } from '#shared/commands/catalogue'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import { HOUR_MS, plusMs } from '#shared/domain/instant'
import { personOf } from '#shared/domain/person'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { Ticket } from '#shared/domain/ticket'
import type { NoticeWay } from '../ui/notices'
import { useTakenBack } from './takenBack'
import { undoFor } from './undo'
import { type Deed, deedOf, undoOf } from './undoOf'
import { createVerbs } from './useVerbs'

const account = anAccount('Jonas Berg')
const mira = aPerson('Mira Laine')
const now = at('2026-03-02T10:00Z')
const context = { actor: personOf(account), at: now, receivedAt: now }

function after(ticket: Ticket, deed: Deed, actor = personOf(account)): Ticket {
  const result = applyCommand(ticket, deed.name, deed.args, { ...context, actor })
  if (!result.ok || !result.value.changed) throw new Error(`${deed.name}: ${JSON.stringify(result)}`)
  return result.value.ticket
}
const fields = (ticket: Ticket): Ticket => ({ ...ticket, history: [] })

const active = aTicket().status('active').ownedBy(mira)
const waiting = active.statusAt(now, 'waiting-vendor')
const deeds: readonly (readonly [Deed, Ticket])[] = [
  [{ name: 'take', args: {} }, active.ownedBy(null).build()],
  [{ name: 'assign', args: { to: personOf(account) } }, active.build()],
  [{ name: 'assign', args: { to: null } }, active.build()],
  [{ name: 'changePriority', args: { to: 'P1' } }, active.build()],
  [{ name: 'moveToQueue', args: { to: queueId('network') } }, active.build()],
  [{ name: 'waitForCustomer', args: {} }, active.build()],
  [{ name: 'waitForCustomer', args: {} }, waiting.build()],
  [{ name: 'waitFor', args: { status: 'waiting-problem' } }, active.build()],
  [{ name: 'resume', args: {} }, waiting.build()],
  [{ name: 'resolve', args: { seenEvents: 9 } }, active.build()],
  [{ name: 'reopen', args: {} }, active.statusAt(now, 'resolved', anAgent('Mira Laine')).build()],
  [{ name: 'tickStep', args: { step: 'Ask since when', isDone: true } }, active.build()],
  [{ name: 'tag', args: { tag: 'vpn' } }, active.build()],
  [{ name: 'link', args: { ticket: ticketId('20419') } }, active.build()],
]

/** What each verb may be told. */
const oneOfEach: { readonly [Name in CommandName]: CommandArgs<Name> } = {
  acknowledge: {},
  take: {},
  assign: { to: null },
  changePriority: { to: 'P1' },
  moveToQueue: { to: queueId('network') },
  reply: { messageId: messageId('m-1'), body: 'We are on it.' },
  note: { messageId: messageId('m-2'), body: 'Called back.' },
  waitForCustomer: {},
  waitFor: { status: 'waiting-vendor' },
  resume: {},
  resolve: { seenEvents: 1 },
  reopen: {},
  merge: { into: ticketId('20413') },
  unmerge: { ticket: ticketId('20418') },
  snooze: { until: plusMs(now, HOUR_MS), reason: null },
  wake: {},
  tickStep: { step: 'Ask since when', isDone: true },
  link: { ticket: ticketId('20419') },
  unlink: { ticket: ticketId('20419') },
  tag: { tag: 'vpn' },
  untag: { tag: 'vpn' },
}

describe('taking back', () => {
  it.each(deeds)('[BRD64] %j leaves the ticket as it was before', (deed, before) => {
    const undo = undoOf(deed, before, account)
    if (undo === null) throw new Error('Nothing takes it back.')
    expect(fields(after(after(before, deed), undo))).toEqual(fields(before))
  })

  it('[BRD64] is not offered for what met a promise, was sent, or was a first look', () => {
    const fresh = aTicket().build()
    for (const name of ['acknowledge', 'reply', 'note'] as const) {
      expect(undoOf(deedOf(name, oneOfEach[name]), fresh, account)).toBeNull()
    }
    expect(undoOf({ name: 'waitForCustomer', args: {} }, fresh, account)).toBeNull()
    expect(undoOf({ name: 'resolve', args: { seenEvents: 1 } }, waiting.build(), account)).toBeNull()
  })

  it('[BRD64] knows of every verb whether it can be taken back', () => {
    const answered = commandNames.filter(
      (name) => undoOf(deedOf(name, oneOfEach[name]), active.build(), account) !== undefined,
    )
    expect(answered).toEqual(commandNames)
  })

  it('[BRD64] is offered with the notice of what was done, and does it', async () => {
    const ticket = active.with(event.acknowledged(now)).build()
    const desk = defaultDesk('Desk', 'UTC')
    const data = createPaperDesk({ account, desk, queues: [], people: [], tickets: [ticket], now: () => now })
    const said: [string, NoticeWay | null][] = []
    const verbs = createVerbs(data, (sentence, way = null) => said.push([sentence, way]))
    await verbs.choose('changePriority', ticket.id, { to: 'P1' })
    const priority = () => data.tickets.get().byId.get(ticket.id)?.ticket.priority
    expect([priority(), said.map(([sentence]) => sentence)]).toEqual(['P1', ['20418 has another priority.']])
    said[0]?.[1]?.run()
    await Promise.resolve()
    expect(priority()).toBe(ticket.priority)
  })

  it('[TKT114] gives no ticket back to somebody who has left', async () => {
    const ticket = active.build()
    const desk = defaultDesk('Desk', 'UTC')
    const said: [string, NoticeWay | null][] = []
    const options = { account, desk, queues: [], people: [], tickets: [ticket], now: () => now }
    for (const left of [[], [mira]]) {
      const verbs = createVerbs(createPaperDesk({ ...options, left }), (sentence, way = null) =>
        said.push([sentence, way]),
      )
      await verbs.assign(ticket.id, personOf(account))
    }
    expect(said.map(([sentence, way]) => [sentence, way === null])).toEqual([
      ['20418 has another owner.', false],
      ['20418 has another owner.', true],
    ])
  })

  it('[BRD242] leaves what somebody else has set since, and says whose it is', async () => {
    const ticket = active.with(event.acknowledged(now)).build()
    const desk = defaultDesk('Desk', 'UTC')
    const paper = createPaperDesk({
      account,
      desk,
      queues: [],
      people: [],
      tickets: [ticket],
      now: () => now,
    })
    const said: [string, NoticeWay | null][] = []
    const verbs = createVerbs(paper, (sentence, way = null) => said.push([sentence, way]))
    const shown = () => paper.tickets.get().byId.get(ticket.id)?.ticket ?? ticket
    await verbs.choose('changePriority', ticket.id, { to: 'P1' })
    await verbs.assign(ticket.id, null)
    paper.put(after(shown(), { name: 'changePriority', args: { to: 'P2' } }, mira))
    for (const [, way] of said) way?.run()
    await Promise.resolve()
    expect([shown().priority, shown().owner]).toEqual(['P2', mira])
    expect(said.at(-1)?.[0]).toBe('Since then Mira Laine has changed this on 20418, so it was left.')
  })

  it('[BRD185] is told of what cannot be taken back as well, and a resolved ticket is offered to be reopened', async () => {
    const ticket = aTicket().build()
    const other = aTicket().id('20419').build()
    const tickets = [ticket, other]
    const desk = defaultDesk('Desk', 'UTC')
    const data = createPaperDesk({ account, desk, queues: [], people: [], tickets, now: () => now })
    const said: [string, string | undefined][] = []
    let back: NoticeWay | null = null
    const verbs = createVerbs(data, (sentence, way = null) => {
      said.push([sentence, way?.label])
      back = way
    })
    const status = () => data.tickets.get().byId.get(ticket.id)?.ticket.status
    await verbs.plain('acknowledge', other.id)
    await verbs.plain('resolve', ticket.id)
    expect([status(), said]).toEqual([
      'resolved',
      [
        ['Acknowledged: 20419.', undefined],
        ['20418 is resolved.', 'Reopen'],
      ],
    ])
    const { run } = back ?? { run: () => undefined }
    run()
    await Promise.resolve()
    expect(status()).toBe('active')
  })

  it('[BRD187] names the ticket that was taken back, each time anew', async () => {
    const ticket = active.build()
    const desk = defaultDesk('Desk', 'UTC')
    const data = createPaperDesk({ account, desk, queues: [], people: [], tickets: [ticket], now: () => now })
    const ways: NoticeWay[] = []
    const verbs = createVerbs(data, (_sentence, way = null) => {
      if (way !== null) ways.push(way)
    })
    const seen = new Set<unknown>()
    for (const _time of [1, 2]) {
      await verbs.plain('resolve', ticket.id)
      ways.at(-1)?.run()
      await Promise.resolve()
      await Promise.resolve()
      expect(useTakenBack.getState().last?.ticket).toBe(ticket.id)
      seen.add(useTakenBack.getState().last)
    }
    expect(seen.size).toBe(2)
  })

  it('[TKT101] a merge is taken back at the ticket it was merged into', () => {
    const ticket = active.build()
    const into = ticketId('20413')
    const desk = defaultDesk('Desk', 'UTC')
    const data = createPaperDesk({ account, desk, queues: [], people: [], tickets: [ticket], now: () => now })
    expect(undoFor(data, ticket.id, { name: 'merge', args: { into } })).toEqual({
      done: { name: 'merge', args: { into } },
      at: into,
      deed: { name: 'unmerge', args: { ticket: ticket.id } },
      isWhole: true,
    })
  })
})
