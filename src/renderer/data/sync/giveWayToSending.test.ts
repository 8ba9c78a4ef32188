import { describe, expect, it } from 'vitest'
import { anIntent } from '#kit/intents'
import { createVirtualTimers } from '#kit/virtualTimers'
import { ticketId } from '#shared/domain/ids'
import type { SyncState } from '../deskData'
import { waitingCommand } from '../outbox/waitingCommand'
import { createWatchable } from '../watchable'
import { giveWayToSending } from './giveWayToSending'

const saved = waitingCommand(anIntent(1, 'acknowledge', ticketId('T-1'), {}))
const standing = (waiting: SyncState['waiting'], connection: SyncState['connection']): SyncState => ({
  connection,
  waiting,
  lastHeardAt: null,
  refused: [],
  parked: [],
  clockOffset: { offsetMs: 0, errorMs: 0, isVerified: true },
})

const aWindow = (first: SyncState) => {
  const sync = createWatchable(first)
  const timers = createVirtualTimers()
  const giveWay = giveWayToSending({ timers }, () => sync)
  let reads = 0
  const read = async (): Promise<void> => {
    await giveWay()
    reads += 1
  }
  return { sync, timers, read, reads: () => reads }
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

describe('what is not yet looked at', () => {
  it('[OUT140] waits while commands are on their way, and goes on when they have arrived', async () => {
    const window = aWindow(standing([saved], { kind: 'live' }))
    void window.read()
    await turns()
    expect(window.reads()).toBe(0)
    window.sync.set(standing([], { kind: 'live' }))
    await turns()
    expect(window.reads()).toBe(1)
  })

  it('[OUT140] waits for a second at most in all, and not at all without a server', async () => {
    const window = aWindow(standing([saved], { kind: 'live' }))
    void window.read()
    await turns()
    window.timers.advance(1_000)
    await turns()
    expect(window.reads()).toBe(1)
    void window.read()
    await turns()
    expect(window.reads()).toBe(2)
    const alone = aWindow(standing([saved], { kind: 'connecting' }))
    void alone.read()
    await turns()
    expect(alone.reads()).toBe(1)
  })
})
