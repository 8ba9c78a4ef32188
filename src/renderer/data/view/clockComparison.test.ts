import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { anyDesk, anyTicket, termsOfAny } from '#kit/anyStory'
import { aDesk, aPerson, aTicket, at } from '#kit/builders'
import { hm, termsOf } from '#kit/clocks'
import { anIntent } from '#kit/intents'
import { applyIntent } from '#shared/commands/applyIntent'
import type { TicketId } from '#shared/domain/ids'
import { scopeOfTicket } from '#shared/domain/scope'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import type { Terms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { reckonedHash } from '#shared/protocol/reckoning'
import { type Seq, seq } from '#shared/protocol/rows'
import type { TicketRow } from '../cache/cacheStore'
import { type ClockComparison, createClockComparison, type ToldClocks } from './clockComparison'
import { createMirror, type Mirror } from './mirror'

const ours = termsOf(aDesk())
/** The same written terms on a computer whose zones do something else. */
const elsewhere: Terms = { ...termsOf(aDesk({}, 'Asia/Tehran')), writtenHash: ours.writtenHash }
/** Other written terms. */
const others = termsOf(aDesk({}, 'Europe/Helsinki'))
const ticket = aTicket().id('T-1').openedAt(at('2026-03-02T10:00Z')).build()

const rowOf = (data: Ticket, v: Seq): TicketRow => ({ id: data.id, v, scope: scopeOfTicket(data), data })
const toldOf = (told: Ticket, v: Seq, terms: Terms): readonly [TicketId, ToldClocks] => [
  told.id,
  { v, hash: reckonedHash(evaluateTicket(told, terms), terms), by: terms },
]

let mirror: Mirror
let comparison: ClockComparison
let reports: string[]
beforeEach(() => {
  reports = []
  mirror = createMirror(aPerson('Jonas Berg'))
  mirror.setTerms(ours)
  comparison = createClockComparison({ mirror, report: (sentence) => reports.push(sentence) })
})

const put = (data: Ticket, v: Seq, terms: Terms): void => {
  mirror.apply({ put: [rowOf(data, v)] })
  comparison.take(new Map([toldOf(data, v, terms)]), { hasWiped: false })
  comparison.look()
}

describe('clocks held against the server’s', () => {
  it('[SYN225] agree where the server comes to the same', () => {
    put(ticket, seq(1), ours)
    expect(comparison.agreement()).toEqual({
      compared: 1,
      differing: [],
      differingCount: 0,
      hasOtherZones: false,
    })
    expect(reports).toEqual([])
  })

  it('[SYN225] agree over whatever happens to tickets', () => {
    fc.assert(
      fc.property(anyDesk, fc.array(anyTicket({ isLate: true }), { maxLength: 6 }), (desk, stories) => {
        const terms = termsOfAny(desk)
        mirror = createMirror(aPerson('Jonas Berg'))
        mirror.setTerms(terms)
        comparison = createClockComparison({ mirror, report: (sentence) => reports.push(sentence) })
        stories.forEach((story, n) => put(aTicket(story).id(`T-${n}`).build(), seq(n + 1), termsOfAny(desk)))
        expect(comparison.agreement()).toMatchObject({ compared: stories.length, differingCount: 0 })
      }),
      { numRuns: 100 },
    )
    expect(reports).toEqual([])
  }, 60_000)

  it('[SYN226] differ by time-zone data where the zones do something else there', () => {
    put(ticket, seq(1), elsewhere)
    const differing = [{ ticket: ticket.id, v: seq(1), kind: 'time-zones' }]
    expect(comparison.agreement()).toEqual({ compared: 1, differing, differingCount: 1, hasOtherZones: true })
    expect(reports).toEqual([expect.stringMatching(/T-1 \(row 1\).*time-zone data/)])
  })

  it('[SYN226] agree where other zones make no difference to the ticket', () => {
    const otherZones: Terms = { ...ours, zoneHash: 'f'.repeat(16) }
    put(ticket, seq(1), otherZones)
    expect(comparison.agreement()).toMatchObject({ compared: 1, differingCount: 0, hasOtherZones: true })
  })

  it('[SYN226] differ in the result where the zones are alike', () => {
    put(ticket, seq(1), { ...elsewhere, zoneHash: ours.zoneHash })
    expect(comparison.agreement().differing).toEqual([{ ticket: ticket.id, v: seq(1), kind: 'result' }])
    expect(reports).toEqual([expect.stringMatching(/T-1 \(row 1\).*by the same terms/)])
  })

  it('[SYN226] are reported once per ticket and version, and no more shown once a version agrees', () => {
    put(ticket, seq(1), elsewhere)
    put(ticket, seq(1), elsewhere)
    expect(reports).toHaveLength(1)
    put(ticket, seq(2), elsewhere)
    expect(reports).toHaveLength(2)
    put(ticket, seq(3), ours)
    expect(comparison.agreement().differingCount).toBe(0)
    mirror.apply({ put: [rowOf(ticket, seq(4))] })
    expect(reports).toHaveLength(2)
  })

  it('[SYN226] a difference is not shown of a version that is no more', () => {
    put(ticket, seq(1), elsewhere)
    mirror.apply({ put: [rowOf(ticket, seq(2))] })
    expect(comparison.agreement().differingCount).toBe(0)
  })

  it('[SYN226] many at once are counted after the first twenty', () => {
    const many = Array.from({ length: 25 }, (_, n) => aTicket(ticket).id(`M-${n}`).build())
    mirror.apply({ put: many.map((data) => rowOf(data, seq(1))) })
    comparison.take(new Map(many.map((data) => toldOf(data, seq(1), elsewhere))), { hasWiped: false })
    comparison.look()
    expect(reports).toHaveLength(21)
    expect(reports.at(-1)).toMatch(/5 more tickets/)
    expect(comparison.agreement().differing).toHaveLength(20)
    expect(comparison.agreement().differingCount).toBe(25)
  })

  it('[SYN227] are not held against a server that reckons by other written terms, until both speak of the same', () => {
    put(ticket, seq(1), others)
    expect(comparison.agreement().compared).toBe(0)
    mirror.setTerms(others)
    comparison.termsChanged()
    comparison.look()
    expect(comparison.agreement()).toMatchObject({ compared: 1, differingCount: 0 })
  })

  it('[SYN227] what was reckoned by terms that hold no more is never compared', () => {
    put(ticket, seq(1), others)
    mirror.setTerms(elsewhere)
    comparison.termsChanged()
    mirror.setTerms(others)
    comparison.termsChanged()
    comparison.look()
    expect(comparison.agreement().compared).toBe(0)
  })

  it('[SYN227] are compared once no command waits on top, and never as another version', () => {
    const waiting = anIntent(1, 'acknowledge', ticket.id, {})
    mirror.apply({ put: [rowOf(ticket, seq(1))], added: [waiting] })
    comparison.take(new Map([toldOf(ticket, seq(1), elsewhere)]), { hasWiped: false })
    comparison.look()
    expect(comparison.agreement().compared).toBe(0)
    const by = { actor: aPerson('Jonas Berg'), at: hm('12:00'), receivedAt: hm('12:00') }
    const done = applyIntent(ticket, waiting, by)
    if (!done.ok || !done.value.changed) throw new Error('It was not acknowledged.')
    mirror.apply({ put: [rowOf(done.value.ticket, seq(2))], left: [waiting.id] })
    comparison.take(new Map([toldOf(done.value.ticket, seq(2), ours)]), { hasWiped: false })
    comparison.look()
    expect(comparison.agreement()).toMatchObject({ compared: 1, differingCount: 0 })
  })

  it('[SYN227] nothing told before whole scopes were dropped is compared after', () => {
    mirror.setTerms(null)
    put(ticket, seq(1), elsewhere)
    comparison.take(new Map(), { hasWiped: true })
    mirror.setTerms(ours)
    comparison.termsChanged()
    comparison.look()
    expect(comparison.agreement().compared).toBe(0)
  })

  it('[SYN233] are compared a thousand at a time, what cannot be compared yet after all others', () => {
    const many = Array.from({ length: 1_500 }, (_, n) => aTicket(ticket).id(`M-${n}`).build())
    mirror.apply({ put: many.map((data) => rowOf(data, seq(1))) })
    const told = many.map((data, n) => toldOf(data, seq(1), n < 1_000 ? others : ours))
    comparison.take(new Map(told), { hasWiped: false })
    expect(comparison.agreement().compared).toBe(0)
    comparison.look()
    expect(comparison.agreement().compared).toBe(0)
    comparison.look()
    expect(comparison.agreement().compared).toBe(500)
  })
})
