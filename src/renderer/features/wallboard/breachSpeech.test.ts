import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aRunningClock } from '#kit/clockBuilders'
import { type Instant, instant, SECOND_MS } from '#shared/domain/instant'
import { breachesOf, hearBreaches, learnSilently, SPEAK_EVERY_MS } from './breachSpeech'
import { wallDesk, wallTicket } from './wallDesk'

const now = instant(Date.UTC(2027, 2, 30, 11, 32))
const after = (seconds: number): Instant => instant(now + seconds * SECOND_MS)
const dueIn = (id: string, seconds: number) =>
  wallTicket({
    ticket: aTicket().id(id).build(),
    clocks: [aRunningClock('firstResponse', after(seconds))],
    waiting: [],
  })

describe('spoken breaches', () => {
  const tickets = [dueIn('20401', -60), dueIn('20418', 5), dueIn('20419', 8), dueIn('20420', 9)]
  const opened = learnSilently(breachesOf(wallDesk(tickets), now))
  const hearAt = (before: typeof opened, seconds: number) =>
    hearBreaches(before, breachesOf(wallDesk(tickets), after(seconds)), after(seconds))

  it('[WBD8] what had breached before the wall opened is not spoken', () => {
    expect(hearAt(opened, 1).sentence).toBe('')
  })

  it('[WBD8] a new breach is one sentence with the ticket and its metric', () => {
    expect(hearAt(opened, 6).sentence).toBe('20418 first reply, breached.')
  })

  it('[WBD8] at most one sentence every 10 s, and what came meanwhile is told in the next', () => {
    const first = hearAt(opened, 6)
    const second = hearAt(first, 10)
    expect(second.sentence).toBe(first.sentence)
    expect(second.owed).toHaveLength(2)
    expect(hearAt(second, 6 + SPEAK_EVERY_MS / SECOND_MS).sentence).toBe('2 promises breached.')
  })

  it('[WBD8] a breach that was answered before its turn is not spoken', () => {
    const waiting = hearAt(hearAt(opened, 6), 10)
    const later = after(20)
    const left = tickets.filter(({ ticket }) => ticket.id !== '20420')
    expect(hearBreaches(waiting, breachesOf(wallDesk(left), later), later).sentence).toBe(
      '20419 first reply, breached.',
    )
  })

  it('[WBD8] nothing new leaves the spoken line as it is', () => {
    const first = hearAt(opened, 20)
    expect(hearAt(first, 21)).toBe(first)
  })
})
