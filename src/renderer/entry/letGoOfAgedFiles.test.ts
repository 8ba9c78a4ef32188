import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createVirtualTimers } from '#kit/virtualTimers'
import { type TicketId, ticketId } from '#shared/domain/ids'
import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant'
import type { DeskData, SyncState } from '../data/deskData'
import { createWatchable } from '../data/watchable'
import { keepDraft } from '../features/ticket/drafts'
import { letGoOfAgedFiles } from './letGoOfAgedFiles'

const [written, empty] = [ticketId('1'), ticketId('2')]

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A signed-in console; `looks` are the messages that it found with words, look by look. */
function aConsole(isVerified: boolean) {
  const looks: (readonly TicketId[])[] = []
  const sync = createWatchable<SyncState>({
    connection: { kind: 'live' },
    lastHeardAt: null,
    waiting: [],
    refused: [],
    parked: [],
    clockOffset: { offsetMs: 0, errorMs: 0, isVerified },
  })
  const draftFiles: Pick<DeskData['draftFiles'], 'letGoOfAged'> = {
    letGoOfAged: async (hasWords) => void looks.push([written, empty].filter(hasWords)),
  }
  const timers = createVirtualTimers()
  const close = letGoOfAgedFiles({ sync, draftFiles, deskKey: 'desk~jonas' }, timers)
  return { timers, looks, sync, close }
}

it('[ATT23] a console looks for files that were left two minutes after its start and every hour, not while it starts', () => {
  keepDraft('desk~jonas', written, { mode: 'reply', body: 'See the file' })
  const { timers, looks, close } = aConsole(true)
  timers.advance(2 * MINUTE_MS - 1)
  expect(looks).toEqual([])
  timers.advance(1)
  timers.advance(HOUR_MS)
  expect(looks).toEqual([[written], [written]])
  close()
  timers.advance(HOUR_MS)
  expect(looks).toHaveLength(2)
})

it('[ATT23] a console whose clock the server has not checked lets go of nothing', () => {
  const { timers, looks, sync } = aConsole(false)
  timers.advance(HOUR_MS)
  expect(looks).toEqual([])
  sync.set({ ...sync.get(), clockOffset: { offsetMs: 0, errorMs: 0, isVerified: true } })
  timers.advance(HOUR_MS)
  expect(looks).toEqual([[]])
})
