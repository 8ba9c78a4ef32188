import { anAccount } from '#kit/builders'
import { createRandom, type Random } from '#kit/random'
import type { Account } from '#shared/domain/person'
import { type Computer, createComputer, EPOCH_MS, type Window } from '../console/computer'
import { copyOfDisk, type Disk, emptyDisk } from '../console/disk'
import { openDoors } from '../console/socketClient'
import { checkAttached } from '../proof/attached'
import { checkCache } from '../proof/cacheHonesty'
import { createOwnWords, type OwnWords } from '../proof/ownWords'
import { createPromises, type Promises } from '../proof/promises'
import { createSendingCheck } from '../proof/sending'
import { copyOfTables, emptyTables, type MemoryTables } from '../server/memoryTables'
import { type ServerProcess, startServer } from '../server/serverProcess'
import { type Ambient, seizeAmbient } from './ambient'
import { type Clockwork, createClockwork } from './clockwork'
import { calmNetwork } from './mix'
import { createNetwork, type Network, type Traffic } from './network'
import type { Plan } from './plan'
import { createTrace, type Trace } from './trace'
import { Violation } from './violation'

/** What happened in a run beside what must hold; a fault that never happened proves nothing. */
export interface Tally extends Traffic {
  commands: number
  windowsLost: number
  handOvers: number
  serverDeaths: number
  restores: number
  clones: number
  powerCuts: number
  renumberings: number
  upgrades: number
  /** Consoles of the protocol before. */
  older: number
  blocked: number
}

/** Consoles, a network and a server under one virtual time. */
export interface World {
  readonly plan: Plan
  readonly clockwork: Clockwork
  readonly random: Random
  readonly trace: Trace
  readonly tally: Tally
  readonly promises: Promises
  readonly computers: Computer[]
  readonly server: () => ServerProcess | null
  readonly tables: () => MemoryTables
  /** True between the beginning, in which the desk is set up, and the last part, in which everything heals. */
  isTroubled: boolean
  /** The server's process starts again, over what its disk has. */
  readonly startServer: () => void
  readonly backup: () => void
  readonly restore: () => void
  readonly addComputer: (name: string, account: Account, disk: Disk | null) => Computer
  readonly clone: (computer: Computer) => void
  /** Rows of this computer's cache were lost: its words are looked at anew. */
  readonly forgive: (computer: Computer) => void
  /** Whether the cache is of the truth that the server has now. */
  readonly isOfThisTruth: (computer: Computer) => boolean
  /** What was violated first; null while nothing was. */
  readonly failure: () => Violation | null
  readonly fail: (error: unknown) => void
  readonly close: () => void
}

const emptyTally = (): Tally => ({
  sent: 0,
  dropped: 0,
  doubled: 0,
  refused: 0,
  calls: 0,
  commands: 0,
  windowsLost: 0,
  handOvers: 0,
  serverDeaths: 0,
  restores: 0,
  clones: 0,
  powerCuts: 0,
  renumberings: 0,
  upgrades: 0,
  older: 0,
  blocked: 0,
})

export function createWorld(plan: Plan, isTraced: boolean): World {
  const clockwork = createClockwork()
  const ambient = seizeAmbient(clockwork)
  const random = createRandom(plan.seed)
  const trace = createTrace(clockwork.now, isTraced)
  const tally = emptyTally()
  let failure: Violation | null = null
  const fail = (error: unknown): void => {
    failure ??= error instanceof Violation ? error : new Violation('SIM9', brokenBy(error))
  }
  const isTroubled = (): boolean => world.isTroubled
  const computers: Computer[] = []
  const waitsSomewhere = (command: string): boolean =>
    computers.some(({ disk: { outbox } }) => {
      const sent = outbox.sent.get(command)
      if (sent) return sent.clientId === outbox.identity?.clientId
      return [...outbox.commands.values()].some(({ id }) => id === command)
    })
  const desk = createServerRoom({
    plan,
    clockwork,
    ambient,
    random,
    trace,
    tally,
    fail,
    isTroubled,
    waitsSomewhere,
  })
  const network = createNetwork({
    clockwork,
    random,
    trace,
    traffic: tally,
    mix: () => (isTroubled() ? plan.mix.network : calmNetwork),
    accept: (link) => desk.server()?.accept(link) ?? null,
    contents: () => desk.server()?.contents ?? null,
  })
  const words = new Map<Window, OwnWords>()
  const world: World = {
    ...desk,
    plan,
    clockwork,
    random,
    trace,
    tally,
    computers,
    isTroubled: false,
    failure: () => failure,
    fail,
    addComputer: (name, account, disk) => {
      const computer = furnish(world, network, words, { name, account, disk: disk ?? emptyDisk() })
      computer.disk.isFragile = plan.actions.some(({ kind }) => kind === 'power-cut')
      computers.push(computer)
      return computer
    },
    clone: (computer) => {
      tally.clones++
      const name = `${computer.name}c${tally.clones}`
      const { commands, sent } = computer.disk.outbox
      for (const { id } of commands.values()) world.promises.share(id)
      for (const id of sent.keys()) world.promises.share(id)
      world.addComputer(name, computer.account, copyOfDisk(computer.disk)).openWindow()
    },
    forgive: (computer) => {
      for (const window of computer.windows) words.get(window)?.forgive()
    },
    close: ambient.giveBack,
  }
  openDoors((url) => {
    const name = new URL(url).searchParams.get('window') ?? ''
    for (const computer of computers) {
      const door = computer.doorOf(name)
      if (door) return door
    }
    throw new Error(`No window ${name}.`)
  })
  return world
}

const brokenBy = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join(' | ') : String(error)

interface ServerRoomPorts {
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

type ServerRoom = Pick<
  World,
  'promises' | 'server' | 'tables' | 'startServer' | 'backup' | 'restore' | 'isOfThisTruth'
>

/** The server's process, its disk, and the backup that is made of it. */
function createServerRoom(ports: ServerRoomPorts): ServerRoom {
  const { waitsSomewhere, plan, clockwork, random, trace, tally, fail } = ports
  const promises = createPromises()
  let tables = emptyTables('server-0')
  let kept = copyOfTables(tables)
  let process: ServerProcess | null = null
  let starts = 0
  /** Which restoring of the server a chapter came after. */
  const generationOf = new Map<unknown, number>()
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
      generationOf.set(chapter, tally.restores)
      process = startServer(tables, {
        ...ports,
        chapter,
        epochMs: EPOCH_MS,
        random,
        clockwork,
        partBytes: plan.mix.partBytes,
        storeMs: () => (ports.isTroubled() ? plan.mix.storeMs : 0),
        onError: fail,
        onCommit: (written) =>
          guarded(() => {
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
      sending.forget()
      promises.restore((id) => waitsSomewhere(id))
      process?.life.end()
      tables = copyOfTables(kept)
    },
    isOfThisTruth: ({ disk }) => generationOf.get(disk.cache.facts.get('chapter')) === tally.restores,
  }
}

/** A computer, with what is watched of it. */
function furnish(
  world: World,
  network: Network,
  words: Map<Window, OwnWords>,
  who: { readonly name: string; readonly account: Account; readonly disk: Disk },
): Computer {
  const { plan, clockwork, random, trace, tally, promises } = world
  const shift = plan.mix.weights['set-clock'] === undefined ? 3_000 : 1_000_000
  const guarded = (check: () => void): void => {
    try {
      check()
    } catch (error) {
      world.fail(error)
    }
  }
  const wordsOf = (computer: Computer, window: Window): OwnWords => {
    const known = words.get(window)
    if (known) return known
    const made = createOwnWords(window.name, computer.name, promises, (id) =>
      [...computer.disk.outbox.commands.values()].some((waiting) => waiting.id === id),
    )
    words.set(window, made)
    if (world.isOfThisTruth(computer) && tally.powerCuts === 0 && tally.clones === 0)
      made.expectAll(window.openedAt)
    return made
  }
  const isOlder = plan.mix.olderShare > 0 && random.chance(plan.mix.olderShare)
  if (isOlder) tally.older++
  return createComputer(
    {
      ...who,
      skewMs: (2 * random.next() - 1) * shift,
      rate: 1 + (2 * random.next() - 1) * 0.000_1,
      stopsInSleep: random.chance(0.5),
      diskMs: plan.mix.diskMs,
      isOlder,
    },
    {
      clockwork,
      random,
      network,
      onKept: (computer, commit) => {
        trace.note(computer.name, `kept ${commit.put.length}/${commit.remove.length}/${commit.wipe.length}`)
        if (world.isOfThisTruth(computer)) {
          guarded(() => checkCache(computer.name, computer.disk.cache, commit, world.tables()))
        }
      },
      onAppended: (computer, intent) => {
        tally.commands++
        trace.note(computer.name, `saved ${intent.n} ${intent.name} ${intent.ticketId}`)
        promises.promise(computer.name, intent, clockwork.now())
      },
      onDiscarded: promises.discard,
      onSettled: (settled) => guarded(() => promises.settled(settled)),
      onRenumbered: () => {
        tally.renumberings++
      },
      onReplaced: (computer) => {
        clockwork.after(random.below(2_000), () => {
          if (computer.windows.size < 2) computer.openWindow()
        })
      },
      onBlocked: () => {
        tally.blocked++
      },
      onHandOver: () => {
        tally.handOvers++
      },
      onShown: (computer, window) => {
        const { desk } = window
        if (desk) guarded(() => wordsOf(computer, window).look(desk))
      },
      onReport: (computer, window, sentence) => {
        trace.note(window.name, `says ${sentence}`)
        if (isGrave(world, computer, sentence))
          world.fail(new Violation('SIM6', `${window.name}: ${sentence}`))
      },
    },
  )
}

/** Of what a window may report only this is never to happen to a healthy copy. */
const isGrave = (world: World, computer: Computer, sentence: string): boolean =>
  (sentence.includes('differ from the server') && world.isOfThisTruth(computer)) ||
  sentence.includes('could not read a message') ||
  sentence.includes('could not open')

/** People for the computers of a world. */
export const personNo = (index: number): Account => anAccount(`Agent ${index}`)
