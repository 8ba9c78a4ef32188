import { anAccount } from '#kit/builders'
import { createRandom, type Random } from '#kit/random'
import type { Account } from '#shared/domain/person'
import { type Computer, createComputer, type Window } from '../console/computer'
import { copyOfDisk, type Disk, emptyDisk } from '../console/disk'
import { mayBeSent, sentIds } from '../console/sentRows'
import { openDoors } from '../console/socketClient'
import { checkCache } from '../proof/cacheHonesty'
import { createOwnWords, type OwnWords } from '../proof/ownWords'
import { seizeAmbient } from './ambient'
import { type Clockwork, createClockwork } from './clockwork'
import { calmNetwork } from './mix'
import { createNetwork, type Network } from './network'
import type { Plan } from './plan'
import { createServerRoom, type ServerRoom } from './serverRoom'
import { emptyTally, type Tally } from './tally'
import { createTrace, type Trace } from './trace'
import { Violation } from './violation'

/** Consoles, a network and a server under one virtual time. */
export interface World extends ServerRoom {
  readonly plan: Plan
  readonly clockwork: Clockwork
  readonly random: Random
  readonly trace: Trace
  readonly tally: Tally
  readonly computers: Computer[]
  /** True between the beginning, in which the desk is set up, and the last part, in which everything heals. */
  isTroubled: boolean
  readonly addComputer: (name: string, account: Account, disk: Disk | null) => Computer
  readonly clone: (computer: Computer) => void
  /** Rows of this computer's cache were lost: its words are looked at anew. */
  readonly forgive: (computer: Computer) => void
  /** What was violated first; null while nothing was. */
  readonly failure: () => Violation | null
  readonly fail: (error: unknown) => void
  readonly close: () => void
}

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
    computers.some(({ disk }) => mayBeSent(disk.outbox, command))
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
    restore: () => {
      desk.restore()
      for (const each of words.values()) each.serverSetBack()
    },
    clone: (computer) => {
      tally.clones++
      const name = `${computer.name}c${tally.clones}`
      const { outbox } = computer.disk
      for (const { id } of outbox.commands.values()) world.promises.share(id)
      for (const id of sentIds(outbox)) world.promises.share(id)
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
    const order = plan.mix.network.isReordering ? 'lost' : 'kept'
    const made = createOwnWords({
      window: window.name,
      computer: computer.name,
      promises,
      maySend: (id) => mayBeSent(computer.disk.outbox, id),
      isWaiting: (id) => [...computer.disk.outbox.commands.values()].some((waiting) => waiting.id === id),
      order,
    })
    words.set(window, made)
    const isWholeHere = tally.powerCuts === 0 && tally.clones === 0 && order === 'kept'
    if (world.isOfThisTruth(computer) && isWholeHere) made.expectAll(window.openedAt)
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
