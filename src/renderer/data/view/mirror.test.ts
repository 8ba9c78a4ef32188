import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDesk, anAgent, aPerson, aTicket, at } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { messageId, ticketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { scopeOfTicket } from '#shared/domain/scope'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import { compileTerms } from '#shared/domain/sla/terms'
import { statusSchema, type Ticket } from '#shared/domain/ticket'
import { seq } from '#shared/protocol/rows'
import type { TicketRow } from '../cache/cacheStore'
import type { TicketView } from '../deskData'
import { waitingCommand } from '../outbox/waitingCommand'
import { createMirror, type Mirror } from './mirror'
import { overlay } from './overlay'

const jonas = aPerson('Jonas Berg')
const monday = at('2026-03-02T09:00Z')
const terms = compileTerms(aDesk(), monday)
const row = (data: Ticket, v = 1): TicketRow => ({ id: data.id, scope: scopeOfTicket(data), v: seq(v), data })
const ticketAt = (id: string, minutes = 0, build = aTicket()) =>
  build
    .id(id)
    .openedAt(instant(monday + minutes * 60_000))
    .build()

function aMirror(...rows: readonly TicketRow[]): Mirror {
  const mirror = createMirror(jonas)
  mirror.setTerms(terms.ok ? terms.value : null)
  mirror.load(rows, [])
  return mirror
}
const viewIn = (mirror: Mirror, id: string) => mirror.tickets.get().byId.get(ticketId(id))
const order = (mirror: Mirror) => mirror.tickets.get().inDueOrder

describe('the overlay', () => {
  const ticket = ticketAt('T-1')
  const waiting = [
    anIntent(1, 'acknowledge', ticket.id, {}, instant(monday + 1)),
    anIntent(2, 'reply', ticket.id, { messageId: messageId('m-1'), body: 'Hello' }, instant(monday + 2)),
    anIntent(3, 'resolve', ticket.id, { seenEvents: 1 }, instant(monday + 3)),
  ]

  it('[OUT7] applies what waits in order, by the same verbs as the server', () => {
    const seen = overlay(ticket, waiting, jonas)
    expect(seen.ticket).toMatchObject({ status: 'resolved', owner: jonas })
    expect(seen.messages.map(({ body }) => body)).toEqual(['Hello'])
    expect(seen.waiting).toEqual(['acknowledge', 'reply', 'resolve'])
  })

  it('[OUT7] leaves out of the view what the new row refuses; it still waits for the server’s word', () => {
    const changed = aTicket(ticket)
      .customerRepliedAt(instant(monday + 60_000))
      .build()
    const seen = overlay(changed, waiting, jonas)
    expect(seen.ticket.status).toBe('active')
    expect(seen.waiting).toEqual(['acknowledge', 'reply', 'resolve'])
  })

  it('[OUT28] a verb that only a newer release knows still waits, and is named as what it is', () => {
    const later = { ...anIntent(4, 'take', ticket.id, {}), name: 'split' }
    const seen = overlay(ticket, [...waiting.slice(0, 1), later], jonas)
    expect(seen.waiting).toEqual(['acknowledge', 'unknown'])
    expect(waitingCommand(later)).toMatchObject({ n: 4, name: 'unknown', args: {} })
  })

  it('[OUT8] does not do twice what the row shows already, whether the row or the answer comes first', () => {
    const confirmed = overlay(ticket, waiting, jonas).ticket
    expect(overlay(confirmed, waiting, jonas).ticket).toBe(confirmed)
    const partly = overlay(ticket, waiting.slice(0, 2), jonas).ticket
    expect(overlay(partly, waiting, jonas).ticket).toEqual(confirmed)
  })

  it('[OUT8] knows its own words again even when the server cut the instant of a fast clock', () => {
    const cut = aTicket(ticket).with({
      type: 'replied',
      at: instant(monday + 1),
      receivedAt: instant(monday + 1),
      by: anAgent(),
      messageId: messageId('m-1'),
    })
    const seen = overlay(cut.build(), waiting.slice(1, 2), jonas)
    expect(seen.ticket.history.filter(({ type }) => type === 'replied')).toHaveLength(1)
  })

  it('[OUT163] does not take what a copy of the profile did at the same instant for its own words', () => {
    const instantOfBoth = instant(monday + 2)
    const taken = aTicket(ticket).with({
      type: 'acknowledged',
      at: instantOfBoth,
      receivedAt: instantOfBoth,
      by: { kind: 'agent', person: jonas },
    })
    const seen = overlay(taken.build(), waiting.slice(1, 2), jonas)
    expect(seen.messages.map(({ body }) => body)).toEqual(['Hello'])
    expect(seen.ticket.history.map(({ type }) => type)).toContain('replied')
  })
})

describe('the mirror', () => {
  it('[OUT90] shows what is on disk when all is read again, also other words under the same number', () => {
    const mirror = aMirror(row(ticketAt('T-1'), 4), row(ticketAt('T-2'), 5))
    const before = viewIn(mirror, 'T-2')
    mirror.load([row({ ...ticketAt('T-1'), subject: 'Set back' }, 4), row(ticketAt('T-2'), 5)], [])
    expect(viewIn(mirror, 'T-1')?.ticket.subject).toBe('Set back')
    expect(viewIn(mirror, 'T-2')).toBe(before)
    mirror.apply({ put: [row({ ...ticketAt('T-1'), subject: 'Set back again' }, 4)] })
    expect(viewIn(mirror, 'T-1')?.ticket.subject).toBe('Set back again')
  })

  it('[OUT9] keeps the view object of every ticket that did not change', () => {
    const mirror = aMirror(row(ticketAt('T-1')), row(ticketAt('T-2')))
    const [one, two] = [viewIn(mirror, 'T-1'), viewIn(mirror, 'T-2')]
    mirror.apply({ put: [row(ticketAt('T-1', 5), 2), row(ticketAt('T-2'), 1)] })
    expect(viewIn(mirror, 'T-1')).not.toBe(one)
    expect(viewIn(mirror, 'T-2')).toBe(two)
    mirror.load([row(ticketAt('T-1', 5), 2), row(ticketAt('T-2'), 1)], [])
    expect(viewIn(mirror, 'T-2')).toBe(two)
  })

  it('[OUT195] reckons no clock anew of a ticket that stays as it is, but for other terms', () => {
    const intent = anIntent(1, 'take', ticketId('T-1'), {}, monday)
    const mirror = aMirror(row(ticketAt('T-1')))
    mirror.apply({ added: [intent] })
    mirror.apply({ put: [row(overlay(ticketAt('T-1'), [intent], jonas).ticket, 2)] })
    const shown = viewIn(mirror, 'T-1')
    expect(shown?.waiting).toEqual(['take'])
    mirror.apply({ left: [intent.id] })
    expect(viewIn(mirror, 'T-1')?.waiting).toEqual([])
    expect(viewIn(mirror, 'T-1')?.clocks).toBe(shown?.clocks)
    mirror.setTerms(null)
    expect(viewIn(mirror, 'T-1')?.clocks).toEqual([])
  })

  it('[OUT9] tells its watchers once per change, and not at all of a row read twice', () => {
    const mirror = aMirror(row(ticketAt('T-1')))
    let told = 0
    mirror.tickets.watch(() => told++)
    mirror.apply({ put: [row(ticketAt('T-1'))] })
    expect(told).toBe(0)
    const intent = anIntent(1, 'take', ticketId('T-1'), {}, monday)
    mirror.apply({ put: [row(ticketAt('T-2'))], added: [intent] })
    expect(told).toBe(1)
    mirror.apply({ put: [row(overlay(ticketAt('T-1'), [intent], jonas).ticket, 2)], left: [intent.id] })
    expect(told).toBe(2)
    expect(viewIn(mirror, 'T-1')).toMatchObject({ waiting: [], ticket: { owner: jonas } })
  })

  it('[OUT10] lists running clocks by due instant, then paused ones, then tickets without a clock; closed ones not', () => {
    const done = [anAgent(), 'resolved'] as const
    const paused = aTicket()
      .id('P')
      .openedAt(monday)
      .acknowledgedAt(instant(monday + 1))
    const mirror = aMirror(
      row(ticketAt('R-late', 60)),
      row(aTicket(ticketAt('N')).acknowledgedAt(monday).repliedAt(monday).statusAt(monday, done[1]).build()),
      row(
        paused
          .repliedAt(instant(monday + 2))
          .statusAt(instant(monday + 3), 'waiting-customer')
          .build(),
      ),
      row(ticketAt('R-b', 0)),
      row(ticketAt('R-a', 0)),
      row(aTicket(ticketAt('C')).status('closed').build()),
    )
    expect(order(mirror)).toEqual(['R-a', 'R-b', 'R-late', 'P', 'N'])
    expect(viewIn(mirror, 'C')).toBeDefined()
  })

  it('[OUT11] keeps the same order by moving single rows as by sorting all', () => {
    const change = fc.record({
      // Enough that some batches are merged in as one.
      id: fc.integer({ min: 1, max: 150 }),
      minutes: fc.integer({ min: 0, max: 300 }),
      status: fc.constantFrom(...statusSchema.options),
      isGone: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 120, size: 'max' }), { maxLength: 12 }),
        (batches) => {
          const mirror = aMirror()
          let v = 1
          for (const batch of batches) {
            const put = batch
              .filter(({ isGone }) => !isGone)
              .map(({ id, minutes, status }) =>
                row(
                  aTicket(ticketAt(`T-${id}`, minutes))
                    .status(status)
                    .build(),
                  ++v,
                ),
              )
            const removed = batch.filter(({ isGone }) => isGone).map(({ id }) => ticketId(`T-${id}`))
            mirror.apply({ put, removed })
            expect(order(mirror)).toEqual(sortedAnew(mirror))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The order by its definition, from nothing but the views. */
function sortedAnew(mirror: Mirror): readonly string[] {
  const place = ({ clocks }: TicketView): readonly [number, Instant | 0] => {
    const { next } = boardClocks(clocks)
    if (next === null) return [2, 0]
    return next.state === 'running' ? [0, next.dueAt] : [1, 0]
  }
  return [...mirror.tickets.get().byId.values()]
    .filter(({ ticket }) => ticket.status !== 'closed')
    .map((view) => ({ id: view.ticket.id, place: place(view) }))
    .toSorted((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}
