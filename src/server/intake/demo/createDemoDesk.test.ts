import { describe, expect, it } from 'vitest'
import { HOUR_MS, type Instant, instant, plusMs } from '#shared/domain/instant'
import { messageSchema } from '#shared/domain/message'
import { attainment } from '#shared/domain/sla/attainment'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import { isDone, type Ticket, ticketSchema } from '#shared/domain/ticket'
import type { TicketWrite } from '../../db/store'
import { createDemoDesk } from './createDemoDesk'
import { demoTicketId } from './initialWork'
import { bandOf } from './placement'

const ZONE = 'Europe/Helsinki'
const thursdayNoon = instant(Date.UTC(2026, 2, 26, 10, 0))

/** A week in steps of eleven hours, over the start of summer time. */
const hoursOfAWeek = Array.from({ length: 15 }, (_, step) => plusMs(thursdayNoon, step * 11 * HOUR_MS))

function termsOf(now: Instant) {
  const demo = createDemoDesk({ seed: 7, now, zone: ZONE })
  const work = demo.initial()
  const terms = compileTerms(work.desk, now)
  if (!terms.ok) throw new Error('The demo calendar must compile.')
  return { demo, work, terms: terms.value }
}

const openOf = (writes: readonly TicketWrite[]) =>
  writes.map((write) => write.ticket).filter((ticket) => !isDone(ticket.status))

function countBands(now: Instant, seed: number): Record<string, number> {
  const work = createDemoDesk({ seed, now, zone: ZONE }).initial()
  const terms = compileTerms(work.desk, now)
  if (!terms.ok) throw new Error('The demo calendar must compile.')
  const counts: Record<string, number> = {}
  for (const ticket of openOf(work.writes)) {
    const band = bandOf(ticket, terms.value, now) ?? 'none'
    counts[band] = (counts[band] ?? 0) + 1
  }
  return counts
}

/** Runs live work over a store in memory and answers every write made. */
async function run(seed: number, turns: number, settle: (ticket: Ticket) => Ticket = (ticket) => ticket) {
  const demo = createDemoDesk({ seed, now: thursdayNoon, zone: ZONE })
  const stored = new Map(demo.initial().writes.map(({ ticket }) => [ticket.id, settle(ticket)]))
  const made: { before: Ticket | null; write: TicketWrite }[] = []
  let now = thursdayNoon
  for (let turn = 0; turn < turns; turn += 1) {
    const change = demo.next()
    now = plusMs(now, change.afterMs)
    for (const write of await change.make(now, (id) => Promise.resolve(stored.get(id) ?? null))) {
      made.push({ before: stored.get(write.ticket.id) ?? null, write })
      stored.set(write.ticket.id, write.ticket)
    }
  }
  return { stored, made, now }
}

describe('initial work', () => {
  it('[DEM1] the same seed, now and zone give the same work, another seed gives other work', () => {
    const first = createDemoDesk({ seed: 1, now: thursdayNoon, zone: ZONE }).initial()
    const again = createDemoDesk({ seed: 1, now: thursdayNoon, zone: ZONE }).initial()
    const other = createDemoDesk({ seed: 2, now: thursdayNoon, zone: ZONE }).initial()
    expect(again).toEqual(first)
    expect(other.writes).not.toEqual(first.writes)
  })

  it('[DEM2] the board has breached, near, soon, later and paused tickets whatever the hour', () => {
    for (const [index, now] of hoursOfAWeek.entries()) {
      const counts = countBands(now, index)
      expect(counts, `seed ${index}, now ${now}`).toEqual({
        breach: 7,
        near: 4,
        soon: 9,
        later: 64,
        paused: 13,
      })
    }
  })

  it('[DEM3] nothing in the work lies ahead of now, and every row has its form', () => {
    const { work } = termsOf(thursdayNoon)
    expect(work.writes.length).toBeGreaterThan(100)
    for (const { ticket, messages } of work.writes) {
      ticketSchema.parse(ticket)
      for (const message of messages) messageSchema.parse(message)
      const instants = [...ticket.history, ...messages].map((entry) => entry.at)
      expect(Math.max(...instants)).toBeLessThanOrEqual(thursdayNoon)
      expect(ticket.history.map((event) => event.at)).toEqual(
        ticket.history.map((event) => event.at).toSorted((a, b) => a - b),
      )
    }
  })

  it('[DEM3] ids and message ids are unique, and numbers run without gaps', () => {
    const { work } = termsOf(thursdayNoon)
    const numbers = work.writes.map((write) => Number(write.ticket.id))
    expect(numbers).toEqual(numbers.map((_, index) => 20_301 + index))
    const messages = work.writes.flatMap((write) => write.messages.map((message) => message.id))
    expect(new Set(messages).size).toBe(messages.length)
  })

  it('[DEM4] all queues, channels and tiers occur, and every event of a reply names its message', () => {
    const { work } = termsOf(thursdayNoon)
    const tickets = work.writes.map((write) => write.ticket)
    expect(new Set(tickets.map((ticket) => ticket.queue)).size).toBe(6)
    expect(new Set(tickets.map((ticket) => ticket.channel)).size).toBe(5)
    expect(new Set(tickets.map((ticket) => ticket.requester.tier)).size).toBe(4)
    expect(tickets.every((ticket) => !/[{}]/.test(ticket.subject))).toBe(true)
    for (const { ticket, messages } of work.writes) {
      const ids = new Set<string>(messages.map((message) => message.id))
      const named = ticket.history.flatMap((event) => (event.type === 'replied' ? [event.messageId] : []))
      expect(named.every((id) => id !== null && ids.has(id))).toBe(true)
    }
  })

  it('[DEM4] a monitor reports and never answers', async () => {
    const { work } = termsOf(thursdayNoon)
    const { made } = await run(15, 1_500)
    const tickets = [...work.writes, ...made.map(({ write }) => write)].map((write) => write.ticket)
    const reported = tickets.filter((ticket) => ticket.channel === 'monitoring')
    expect(reported.length).toBeGreaterThan(10)
    const answers = reported.flatMap((ticket) =>
      ticket.history.filter((event) => event.type === 'customerReplied'),
    )
    expect(answers).toEqual([])
    expect(reported.some((ticket) => ticket.status === 'waiting-customer')).toBe(false)
  })

  it('[DEM4] most promises that ended were kept, and not all of them', () => {
    const { work, terms } = termsOf(thursdayNoon)
    const clocks = work.writes.map(({ ticket }) => evaluateTicket(ticket, terms))
    const { met, missed } = attainment(clocks, plusMs(thursdayNoon, -24 * HOUR_MS), thursdayNoon)
    expect(met / (met + missed)).toBeGreaterThan(0.7)
    expect(missed).toBeGreaterThan(0)
  })
})

describe('live work', () => {
  it('[DEM5] tickets arrive, are acknowledged, answered and resolved, and the desk stays as full as it was', async () => {
    const { stored, made } = await run(11, 3_000)
    const seen = new Set(made.flatMap(({ before, write }) => eventsAdded(before, write.ticket)))
    for (const kind of ['opened', 'acknowledged', 'replied', 'customerReplied', 'statusChanged', 'noted']) {
      expect([...seen]).toContain(kind)
    }
    const open = [...stored.values()].filter((ticket) => !isDone(ticket.status))
    expect(open.length).toBeGreaterThan(60)
    expect(open.length).toBeLessThan(180)
  })

  it('[DEM5] a write adds to the history that was read and brings only new messages', async () => {
    const { made } = await run(12, 800)
    for (const { before, write } of made) {
      ticketSchema.parse(write.ticket)
      if (!before) continue
      expect(write.ticket.history.slice(0, before.history.length)).toEqual(before.history)
      expect(write.messages.length).toBeLessThanOrEqual(write.ticket.history.length - before.history.length)
    }
  })

  it('[DEM6] only a customer ever touches a ticket of the person whose seat the visitor takes', async () => {
    const { made } = await run(13, 2_000)
    const his = made.filter(({ before }) => before?.owner?.id === 'jonas-berg')
    expect(his.length).toBeGreaterThan(0)
    for (const { before, write } of his) {
      const added = write.ticket.history.slice(before?.history.length ?? 0)
      expect(added.every((event) => event.by.kind === 'requester')).toBe(true)
    }
  })

  it('[DEM7] a second start carries on after the numbers that are taken', async () => {
    const { stored, now } = await run(14, 500)
    const again = createDemoDesk({ seed: 14, now, zone: ZONE })
    const highest = Math.max(...[...stored.keys()].map(Number))
    for (let turn = 0; turn < 400; turn += 1) {
      const writes = await again.next().make(now, (id) => Promise.resolve(stored.get(id) ?? null))
      const opened = writes.find((write) => !stored.has(write.ticket.id))
      if (!opened) continue
      expect(Number(opened.ticket.id)).toBe(highest + 1)
      return
    }
    throw new Error('No ticket was opened in 400 turns.')
  })

  it('[DEM7] a number that an earlier run left out never leads to one that is taken', async () => {
    const { stored, now } = await run(14, 500)
    const highest = Math.max(...[...stored.keys()].map(Number))
    for (const left of [highest - 3, highest - 9]) stored.delete(demoTicketId(left))
    const again = createDemoDesk({ seed: 14, now, zone: ZONE })
    for (let turn = 0; turn < 400; turn += 1) {
      const writes = await again.next().make(now, (id) => Promise.resolve(stored.get(id) ?? null))
      for (const { ticket } of writes) {
        expect(ticket.openedAt).toBe(stored.get(ticket.id)?.openedAt ?? now)
        stored.set(ticket.id, ticket)
      }
    }
  })

  it('[DEM8] what was resolved before a restart is closed after it as well', async () => {
    const { stored, now } = await run(16, 10)
    const isHis = (ticket: Ticket) => ticket.owner?.id === 'jonas-berg'
    const resolved = [...stored.values()].filter((ticket) => ticket.status === 'resolved' && !isHis(ticket))
    const again = createDemoDesk({ seed: 16, now, zone: ZONE })
    for (let turn = 0; turn < 3_000; turn += 1) {
      const writes = await again.next().make(now, (id) => Promise.resolve(stored.get(id) ?? null))
      for (const { ticket } of writes) stored.set(ticket.id, ticket)
    }
    expect(resolved.length).toBeGreaterThan(10)
    expect(resolved.filter(({ id }) => stored.get(id)?.status === 'resolved')).toEqual([])
  })

  it('[DEM6] a customer whom nobody answers writes twice and then waits', async () => {
    const { stored } = await run(17, 4_000)
    const longestSilence = Math.max(
      ...[...stored.values()].map(({ history }) => {
        const answered = history.findLastIndex(({ type }) => type !== 'customerReplied')
        return history.length - 1 - answered
      }),
    )
    expect(longestSilence).toBe(2)
  })
})

const eventsAdded = (before: Ticket | null, ticket: Ticket) =>
  ticket.history.slice(before?.history.length ?? 0).map((event) => event.type)
