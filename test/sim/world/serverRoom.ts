import type { Random } from '#kit/random'
import { type Computer, EPOCH_MS } from '../console/computer'
import { checkAttached } from '../proof/attached'
import { createPromises, type Promises } from '../proof/promises'
import { createSendingCheck } from '../proof/sending'
import { copyOfTables, emptyTables, type MemoryTables } from '../server/memoryTables'
import { createServerDisk } from '../server/serverDisk'
import { type ServerProcess, startServer } from '../server/serverProcess'
import type { Ambient } from './ambient'
import type { Clockwork } from './clockwork'
import type { Plan } from './plan'
import type { Tally } from './tally'
import type { Trace } from './trace'

/** The server's process, its disk, and the backup that is made of it. */
export interface ServerRoom {
  readonly promises: Promises
  readonly server: () => ServerProcess | null
  readonly tables: () => MemoryTables
  /** The server's process starts again, over what its disk has. */
  readonly startServer: () => void
  readonly backup: () => void
  readonly restore: () => void
  /** The power of the server's computer fails. */
  readonly cutServerPower: () => void
  /** Whether the cache is of the truth that the server has now. */
  readonly isOfThisTruth: (computer: Computer) => boolean
}

export interface ServerRoomPorts {
  readonly plan: Plan
  readonly clockwork: Clockwork
  readonly ambient: Ambient
  readonly random: Random
  readonly trace: Trace
  readonly tally: Tally
  readonly fail: (error: unknown) => void
  readonly isTroubled: () => boolean
  readonly waitsSomewhere: (command: string) => boolean
}

export function createServerRoom(ports: ServerRoomPorts): ServerRoom {
  const { waitsSomewhere, plan, clockwork, random, trace, tally, fail } = ports
  const promises = createPromises()
  let tables = emptyTables('server-0')
  let kept = copyOfTables(tables)
  let process: ServerProcess | null = null
  let starts = 0
  /** How often the server went back behind what it had told. */
  let truths = 0
  /** Which of them a chapter belongs to. */
  const truthOf = new Map<unknown, number>()
  const syncMs = (): number => (ports.isTroubled() ? plan.mix.syncMs : 0)
  const disk = createServerDisk({ clockwork, random, syncMs })
  const sending = createSendingCheck(() => tables)
  const guarded = (check: () => void): void => {
    try {
      check()
    } catch (error) {
      fail(error)
    }
  }
  return {
    promises,
    tables: () => tables,
    server: () => (process?.life.isOver() === false ? process : null),
    startServer: () => {
      const chapter = `chapter-${++starts}`
      truthOf.set(chapter, truths)
      process = startServer(tables, {
        ...ports,
        chapter,
        epochMs: EPOCH_MS,
        random,
        clockwork,
        partBytes: plan.mix.partBytes,
        storeMs: () => (ports.isTroubled() ? plan.mix.storeMs : 0),
        onError: fail,
        sync: disk.sync,
        onCommit: (written, undo) =>
          guarded(() => {
            disk.committed({
              onDisk: () => promises.onDisk(written),
              undo: () => {
                undo()
                promises.lost(written)
              },
            })
            promises.written(written)
            checkAttached(written, tables)
          }),
        onSend: (socket, event, payload) => {
          trace.note(socket.id, `~ ${event}`)
          guarded(() => sending.check(socket, event, payload))
        },
      })
      process.life.onEnd(() => {
        tally.serverDeaths++
        trace.note('server', 'ended')
      })
    },
    // SQLite copies what is committed: a copy taken amid a transaction would be of no moment at all.
    backup: () =>
      void process?.betweenTransactions(() => {
        kept = copyOfTables(tables)
        promises.backup()
      }),
    restore: () => {
      tally.restores++
      truths++
      sending.forget()
      promises.restore((id) => waitsSomewhere(id))
      process?.life.end()
      disk.replace()
      tables = copyOfTables(kept)
    },
    cutServerPower: () => {
      tally.serverPowerCuts++
      process?.life.end()
      const lost = disk.losePower()
      tally.lostCommits += lost
      if (lost > 0) truths++
    },
    isOfThisTruth: (computer) => truthOf.get(computer.disk.cache.facts.get('chapter')) === truths,
  }
}
