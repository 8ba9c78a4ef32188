import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDesk, anyNow, anyTicket } from '#kit/anyStory'
import { aDesk, aTicket, at } from '#kit/builders'
import { hm } from '#kit/clocks'
import { type Desk, deskSchema } from '#shared/domain/desk'
import type { Instant } from '#shared/domain/instant'
import { orgScope } from '#shared/domain/scope'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import { type Ticket, ticketSchema } from '#shared/domain/ticket'
import { reckonedHash } from '#shared/protocol/reckoning'
import { type Row, seq } from '#shared/protocol/rows'
import type { Commit } from '../db/store'
import { silentLog } from '../log'
import { createDeskReckoner } from './deskReckoner'

const ticket = aTicket().build()
const now = hm('12:00')

const works: (() => void)[] = []
const reckonerOf = (readDesk: () => Promise<Desk | null>, clock: () => Instant = () => now) =>
  createDeskReckoner({
    store: { readDesk },
    clock: { now: clock },
    log: silentLog(),
    later: (work) => works.push(work),
  })

const commitOf = (desk: Desk): Commit => [
  {
    scope: orgScope,
    prev: seq(1),
    seq: seq(2),
    rows: [{ live: true, id: 'desk', v: seq(2), entity: { kind: 'desk', data: desk } }],
    by: null,
  },
]

/** Null where the terms say nothing, as on a computer that would not show a clock. */
function hashHere(desk: Desk, of: Ticket, when: Instant): string | null {
  const terms = compileTerms(desk, when)
  return terms.ok ? reckonedHash(evaluateTicket(of, terms.value), terms.value) : null
}

const stricter = aDesk({
  agreements: [
    {
      ...defaultAgreement,
      policies: defaultAgreement.policies.map((policy) => ({
        ...policy,
        targets: { resolution: { unit: 'open-minutes', value: 7 } },
      })),
    },
  ],
})

describe('the desk’s reckoner', () => {
  it('[SYN223] comes to what any computer comes to that read the same rows and reckons by the same written terms', async () => {
    await fc.assert(
      fc.asyncProperty(anyDesk, anyTicket({ isLate: true }), anyNow, async (desk, any, when) => {
        const reckoner = await reckonerOf(
          async () => desk,
          () => when,
        ).present()
        const heard = ticketSchema.parse(JSON.parse(JSON.stringify(any)))
        const written = deskSchema.parse(JSON.parse(JSON.stringify(desk)))
        const hash = reckoner?.hashOf(any.id, seq(1), () => any) ?? null
        expect(hash).not.toBeNull()
        expect(hash).toBe(hashHere(written, heard, when))
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('[SYN221] reckons each version of a ticket once', async () => {
    const reckoner = await reckonerOf(async () => aDesk()).present()
    let read = 0
    const hashOf = (v: number) =>
      reckoner?.hashOf(ticket.id, seq(v), () => {
        read += 1
        return ticket
      })
    expect(hashOf(1)).toBe(hashHere(aDesk(), ticket, now))
    expect(hashOf(1)).toBe(hashOf(2))
    expect(read).toBe(2)
  })

  it('[SYN222] follows the desk’s terms when they are written anew, whatever was being read meanwhile', async () => {
    let answer: (desk: Desk) => void = () => undefined
    const desk = reckonerOf(() => new Promise((resolve) => (answer = resolve)))
    expect(desk.known()).toBeNull()
    const first = desk.present()
    desk.heed(commitOf(stricter))
    answer(aDesk())
    const reckoner = await first
    expect(reckoner?.hashOf(ticket.id, seq(1), () => ticket)).toBe(hashHere(stricter, ticket, now))
    desk.heed(commitOf(aDesk()))
    expect(desk.known()?.by).not.toEqual(reckoner?.by)
    expect(desk.known()?.hashOf(ticket.id, seq(1), () => ticket)).toBe(hashHere(aDesk(), ticket, now))
  })

  it('[SYN222] follows them when another version takes effect', async () => {
    const later = { ...stricter.agreements[0], version: 2, effectiveFrom: '2026-03-03T12:00Z' }
    const both = aDesk({ agreements: [defaultAgreement, { ...defaultAgreement, ...later }] })
    let when = at('2026-03-03T11:59Z')
    const desk = reckonerOf(
      async () => both,
      () => when,
    )
    const before = await desk.present()
    expect(desk.known()).toBe(before)
    when = at('2026-03-03T12:00Z')
    expect(desk.known()?.by.writtenHash).not.toBe(before?.by.writtenHash)
    expect(desk.known()?.hashOf(ticket.id, seq(1), () => ticket)).toBe(hashHere(both, ticket, when))
  })

  it('[SYN224] has nothing to say without terms, of a ticket that it cannot reckon, and while the store fails', async () => {
    expect(await reckonerOf(async () => null).present()).toBeNull()
    expect(await reckonerOf(async () => aDesk({ agreements: [] })).present()).toBeNull()
    const reckoner = await reckonerOf(async () => aDesk()).present()
    const broken: Ticket = JSON.parse('{"id":"20001"}')
    expect(reckoner?.hashOf(ticket.id, seq(1), () => broken)).toBeNull()
    let isFailing = true
    const failing = reckonerOf(async () => {
      if (isFailing) throw new Error('The disk is full.')
      return aDesk()
    })
    expect(await failing.present()).toBeNull()
    isFailing = false
    expect(await failing.present()).not.toBeNull()
  })

  it('[SYN232] reckons the tickets of commits by and by, before anybody loads them', async () => {
    const desk = reckonerOf(async () => aDesk())
    await desk.present()
    const many = Array.from({ length: 120 }, (_, n) => aTicket().id(`T-${n}`).build())
    const rows = many.map((data, n): Row => {
      return { live: true, id: data.id, v: seq(n + 1), entity: { kind: 'ticket', data } }
    })
    desk.heed([{ scope: orgScope, prev: seq(0), seq: seq(120), rows, by: null }])
    let turns = 0
    for (let work = works.shift(); work; work = works.shift()) {
      turns += 1
      work()
    }
    expect(turns).toBe(3)
    const unread = (): Ticket => {
      throw new Error('It had to be read.')
    }
    const hashes = rows.map(({ id, v }) => desk.known()?.hashOf(id, v, unread))
    expect(hashes).toEqual(many.map((data) => hashHere(aDesk(), data, now)))
  })
})
