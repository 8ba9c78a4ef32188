import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aTicket, at } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Server } from './createServer'
import type { Commit, Store } from './db/store'
import { ensureDemoWork, liveDemoWork } from './demoWork'
import { demoPapers } from './intake/demo/demoPapers'
import { silentLog } from './log'

const begun = at('2026-03-02T12:00Z')
const clock = { now: () => plusMs(begun, Math.trunc(performance.now() - startedAt)) }
let startedAt = 0
let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  startedAt = performance.now()
  folder = temporaryFolder()
  store = await openedStore(folder.path)
})
afterEach(async () => {
  vi.useRealTimers()
  await store.close()
  folder.remove()
})

describe('demo work', () => {
  it('[SRV34] fills an empty store once, and leaves one alone that somebody else filled', async () => {
    const ports = { store, clock, zone: 'UTC' }
    expect(await ensureDemoWork(ports)).not.toBeNull()
    const tickets = await store.countTickets()
    expect(tickets).toBeGreaterThan(50)
    expect(await ensureDemoWork(ports)).not.toBeNull()
    expect(await store.countTickets()).toBe(tickets)
    const other = temporaryFolder()
    const imported = await openedStore(other.path)
    await imported.writeTickets([{ ticket: aTicket().build(), messages: [] }], [])
    expect(await ensureDemoWork({ ...ports, store: imported })).toBeNull()
    await imported.close()
    other.remove()
  })

  it('[SRV257] is laid whole by the next start where the first one ended in the middle of it', async () => {
    const ports = { store, clock, zone: 'UTC' }
    const failsAt = async (verb: 'writeTickets' | 'writePaper' | 'saveWallboard') => {
      const broken = { ...store, [verb]: () => Promise.reject(new Error('killed')) }
      await expect(ensureDemoWork({ ...ports, store: broken })).rejects.toThrow('killed')
    }
    await failsAt('saveWallboard')
    await failsAt('writePaper')
    await failsAt('writeTickets')
    expect(await ensureDemoWork(ports)).not.toBeNull()
    expect(await store.countTickets()).toBeGreaterThan(50)
    expect(await store.wallboards()).toHaveLength(1)
    const [paper] = demoPapers
    expect(paper && (await store.readPresent(paper))).not.toBeNull()
  })

  it('[SRV35] keeps changing while the server runs, goes on after a failed write, and ends with the server', async () => {
    const ports = { store, clock, zone: 'UTC' }
    const demo = await ensureDemoWork(ports)
    if (!demo) throw new Error('no demo')
    const commits: Commit[] = []
    let failures = 0
    const commitAndSend: Server['commitAndSend'] = async (work, commitOf) => {
      if (commits.length === 2 && failures++ === 0) throw new Error('disk full')
      const done = await work()
      commits.push(commitOf(done))
      return done
    }
    const live = liveDemoWork(demo, ports, { commitAndSend }, silentLog())
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS)
    expect(failures).toBeGreaterThan(0)
    expect(commits.filter((commit) => commit.length > 0).length).toBeGreaterThan(5)
    live.close()
    const heard = commits.length
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS)
    expect(commits.length).toBe(heard)
  })
})
