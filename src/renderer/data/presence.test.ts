import { describe, expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import { createVirtualTimers } from '#kit/virtualTimers'
import { ticketId } from '#shared/domain/ids'
import type { Looking, Presence } from '#shared/protocol/messages'
import { createPresenceKeeper, type PresenceKeeper } from './presence'
import type { ChannelMessage } from './sync/channelMessage'

const one = ticketId('T-1')
const other = ticketId('T-2')
const mira = aPerson('Mira Laine')
const miraAt = (ticket = one): Presence => ({ ticket, people: [{ person: mira, isTyping: false }] })

/** Windows of one desk; the first leads. */
function windowsOf(count = 1) {
  const timers = createVirtualTimers()
  const said: Looking[] = []
  const windows: PresenceKeeper[] = []
  for (let n = 0; n < count; n++) {
    const post = (message: ChannelMessage) => {
      if (message.kind !== 'looking' && message.kind !== 'presence') return
      windows.forEach((window, index) => (index === n ? undefined : window.takeMessage(message)))
    }
    windows.push(createPresenceKeeper({ timers, nowMs: timers.now, newId: () => `window-${n}`, post }))
  }
  const [first = windows[0]] = windows
  if (!first) throw new Error('There is no window.')
  first.lead((looking) => said.push(looking))
  for (const window of windows) window.connected(true)
  return { timers, said, first, windows, last: windows.at(-1) ?? first }
}

const glance = (ticket = one, isTyping = false) => ({ ticket, isTyping })

describe('what this window shows', () => {
  it('[SYN322] is said a moment later, then at most once a second, and of a ticket passed by nothing is said', () => {
    const { timers, said, first } = windowsOf()
    first.front.look(other)
    first.front.look(null)
    first.front.look(one)
    timers.advance(200)
    expect(said).toEqual([{ at: [glance()] }])
    for (let n = 0; n < 50; n++) {
      first.front.typed()
      first.front.stopped()
    }
    first.front.typed()
    timers.advance(900)
    expect(said).toHaveLength(1)
    timers.advance(1_200)
    expect(said.at(-1)).toEqual({ at: [glance(one, true)] })
    expect(said.length).toBeLessThanOrEqual(3)
  })

  it('[SYN322] is said again every 20 s as long as it is shown, and its end once', () => {
    const { timers, said, first } = windowsOf()
    first.front.look(one)
    timers.advance(61_000)
    expect(said).toEqual([1, 2, 3, 4].map(() => ({ at: [glance()] })))
    first.front.look(null)
    timers.advance(60_000)
    expect(said.slice(4)).toEqual([{ at: [] }])
  })

  it('[SYN323] counts as written on for ten seconds after a key, and no longer than until it is sent', () => {
    const { timers, said, first } = windowsOf()
    first.front.look(one)
    first.front.typed()
    timers.advance(9_000)
    expect(said.at(-1)).toEqual({ at: [glance(one, true)] })
    timers.advance(3_000)
    expect(said.at(-1)).toEqual({ at: [glance()] })
    first.front.typed()
    timers.advance(2_000)
    first.front.stopped()
    timers.advance(2_000)
    expect(said.at(-1)).toEqual({ at: [glance()] })
  })

  it('[SYN324] is said by the leading window for all of them, each ticket once', () => {
    const { timers, said, first, last } = windowsOf(3)
    first.front.look(one)
    last.front.look(one)
    last.front.typed()
    timers.advance(3_000)
    expect(said.at(-1)).toEqual({ at: [glance(one, true)] })
    last.front.look(other)
    timers.advance(3_000)
    expect(said.at(-1)).toEqual({ at: [glance(), glance(other)] })
  })

  it('[SYN324] is forgotten of a window that died without a word', () => {
    const { timers, said, first, last } = windowsOf(2)
    first.front.look(one)
    last.front.look(other)
    timers.advance(3_000)
    expect(said.at(-1)?.at).toHaveLength(2)
    last.close()
    timers.advance(80_000)
    expect(said.at(-1)).toEqual({ at: [glance()] })
  })
})

describe('who else is there', () => {
  it('[SYN324] is known in every window that shows the ticket, also in one that came later', () => {
    const { timers, first, last } = windowsOf(2)
    first.front.look(one)
    timers.advance(2_000)
    first.heard(miraAt())
    expect(first.front.colleagues.get()).toEqual(miraAt())
    expect(last.front.colleagues.get()).toBeNull()
    last.front.look(one)
    timers.advance(2_000)
    expect(last.front.colleagues.get()).toEqual(miraAt())
  })

  it('[SYN326] is unknown at another ticket, and without a connection; a new connection is told what is shown', () => {
    const { timers, said, first } = windowsOf()
    first.front.look(one)
    timers.advance(2_000)
    first.heard(miraAt())
    first.heard(miraAt(other))
    expect(first.front.colleagues.get()).toEqual(miraAt())
    first.connected(false)
    expect(first.front.colleagues.get()).toBeNull()
    first.front.typed()
    timers.advance(60_000)
    const before = said.length
    expect(before).toBe(1)
    first.connected(true)
    timers.advance(2_000)
    expect(said.slice(before)).toEqual([{ at: [glance()] }])
    first.heard(miraAt())
    first.front.look(other)
    expect(first.front.colleagues.get()).toBeNull()
  })
})
