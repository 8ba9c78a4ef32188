import { describe, expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import { createVirtualTimers } from '#kit/virtualTimers'
import { type QueueId, queueId, ticketId } from '#shared/domain/ids'
import { DAY_MS, instant } from '#shared/domain/instant'
import type { Presence } from '#shared/protocol/messages'
import { createPresenceRoom, type LookedAt } from './presence'

const desk = queueId('service-desk')
const network = queueId('network')
const id = ticketId('T-1')
const here: LookedAt = { ticket: id, queue: desk, isTyping: false }
const writing: LookedAt = { ...here, isTyping: true }

function aRoom() {
  const timers = createVirtualTimers(1_772_000_000_000)
  let setBackMs = 0
  const clock = { now: () => instant(timers.now() - setBackMs) }
  const room = createPresenceRoom({ clock, after: timers.after })
  const seat = (name: string, queues: readonly QueueId[] = [desk], console = name) => {
    const heard: Presence[] = []
    const onlooker = {
      id: console,
      person: () => aPerson(name),
      canSee: (queue: QueueId) => queues.includes(queue),
      tell: (presence: Presence) => heard.push(presence),
    }
    const names = () =>
      heard.at(-1)?.people.map(({ person, isTyping }) => (isTyping ? `${person.name} types` : person.name))
    return {
      heard,
      names,
      look: (...at: readonly LookedAt[]) => room.look(onlooker, at),
      leave: () => room.leave(console),
    }
  }
  const setBack = (ms: number) => {
    setBackMs = ms
  }
  return { timers, room, seat, setBack, pass: (ms = 250) => timers.advance(ms) }
}

describe('who looks at a ticket', () => {
  it('[SYN320] is told to those who look at it as well, and of oneself nobody is told', () => {
    const { seat, pass } = aRoom()
    const [jonas, mira, otso] = [seat('Jonas Berg'), seat('Mira Laine'), seat('Otso Niemi')]
    jonas.look(here)
    pass()
    expect(jonas.heard).toEqual([])
    mira.look(writing)
    otso.look({ ...here, ticket: ticketId('T-2') })
    pass()
    expect(jonas.names()).toEqual(['Mira Laine types'])
    expect(mira.names()).toEqual(['Jonas Berg'])
    expect(otso.heard).toEqual([])
    mira.look()
    pass()
    expect(jonas.names()).toEqual([])
  })

  it('[SYN320] counts somebody at two consoles once, writing if they write at one of them', () => {
    const { seat, pass } = aRoom()
    const jonas = seat('Jonas Berg')
    jonas.look(here)
    seat('Mira Laine', [desk], 'one').look(writing)
    seat('Mira Laine', [desk], 'other').look(here)
    pass()
    expect(jonas.names()).toEqual(['Mira Laine types'])
  })

  it('[SYN321] is told to nobody who may not see the queue where the ticket is now', () => {
    const { seat, pass } = aRoom()
    const [jonas, mira] = [seat('Jonas Berg'), seat('Mira Laine', [desk, network])]
    jonas.look(here)
    mira.look(here)
    pass()
    expect(jonas.names()).toEqual(['Mira Laine'])
    mira.look({ ...writing, queue: network })
    pass()
    expect(jonas.names()).toEqual(['Mira Laine'])
    expect(mira.names()).toEqual([])
  })

  it('[SRV130] ends 45 s after the last word, and at once when the console goes', () => {
    const { seat, pass } = aRoom()
    const [jonas, mira, otso] = [seat('Jonas Berg'), seat('Mira Laine'), seat('Otso Niemi')]
    for (const one of [jonas, mira, otso]) one.look(here)
    pass(20_000)
    expect(jonas.names()).toEqual(['Mira Laine', 'Otso Niemi'])
    jonas.look(here)
    otso.look(here)
    pass(24_999)
    expect(jonas.names()).toEqual(['Mira Laine', 'Otso Niemi'])
    pass(251)
    expect(jonas.names()).toEqual(['Otso Niemi'])
    otso.leave()
    pass()
    expect(jonas.names()).toEqual([])
  })

  it('[SRV255] ends within 45 s also when the clock is set back meanwhile', () => {
    const { seat, setBack, pass } = aRoom()
    const [jonas, mira] = [seat('Jonas Berg'), seat('Mira Laine')]
    mira.look(here)
    jonas.look(here)
    pass()
    setBack(30 * DAY_MS)
    pass(40_000)
    jonas.look(here)
    expect(jonas.names()).toEqual(['Mira Laine'])
    pass(5_250)
    expect(jonas.names()).toEqual([])
  })

  it('[SRV131] is told at most four times a second and only when it is news, however often it is said', () => {
    const { seat, pass, timers } = aRoom()
    const [jonas, mira] = [seat('Jonas Berg'), seat('Mira Laine')]
    jonas.look(here)
    mira.look(here)
    pass()
    const before = jonas.heard.length
    for (let n = 0; n < 1_000; n++) {
      mira.look(n % 2 === 0 ? writing : here)
      timers.advance(1)
    }
    expect(jonas.heard.length - before).toBeLessThanOrEqual(4)
    pass()
    const told = jonas.heard.length
    for (let n = 0; n < 10; n++) {
      mira.look(here)
      pass()
    }
    expect(jonas.heard.length).toBe(told)
  })

  it('[SRV130] keeps nothing of tickets at which nobody looks, and no timer after its end', () => {
    const { seat, room, pass } = aRoom()
    const [jonas, mira] = [seat('Jonas Berg'), seat('Mira Laine')]
    jonas.look(here)
    mira.look(here)
    room.close()
    pass(60_000)
    expect([jonas.heard, mira.heard]).toEqual([[], []])
  })
})
