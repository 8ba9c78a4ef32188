import { instant } from '#shared/domain/instant'
import { EPOCH_MS } from './console/computer'
import { checkClock } from './proof/clockTruth'
import { checkEnd, isQuiet, standing } from './proof/convergence'
import { act } from './world/deeds'
import { aTicketOf, QUEUES, queueRows } from './world/ground'
import type { Plan } from './world/plan'
import type { Tally } from './world/tally'
import { Violation } from './world/violation'
import { createWorld, personNo, type World } from './world/world'

export interface Outcome {
  readonly hash: string
  readonly tally: Tally
  readonly failure: Violation | null
  readonly lines: readonly string[]
}

/** Within this time after the last fault everything must be said and done (SIM9). */
const QUIET_WITHIN_MS = 300_000
/** A word that the last fault swallowed is missed only when its time is up, 20 s, and a dead connection within 25. */
const MISSED_WITHIN_MS = 26_000
/** Then two heartbeats more, so that counts and digests have been compared as well. */
const LISTEN_ON_MS = 32_000

/** Runs a plan from its beginning to its quiet end. Never rejects: what was violated is in the outcome. */
export async function runPlan(plan: Plan, isTraced = false): Promise<Outcome> {
  const world = createWorld(plan, isTraced)
  // A promise that nobody hears the end of is a fault like one that is logged (SIM9).
  process.on('unhandledRejection', world.fail)
  try {
    await live(world)
  } catch (error) {
    world.fail(error)
  } finally {
    process.off('unhandledRejection', world.fail)
    world.close()
  }
  const { trace, tally } = world
  return { hash: trace.hash(), tally, failure: world.failure(), lines: trace.lines() }
}

const LOOK_EVERY_MS = 50

class Stop extends Error {}

async function live(world: World): Promise<void> {
  const { clockwork, plan } = world
  let lookedAt = 0
  const afterEach = (): void => {
    if (clockwork.now() - lookedAt >= LOOK_EVERY_MS) {
      lookedAt = clockwork.now()
      look(world)
    }
    if (world.failure()) throw new Stop()
  }
  const until = (at: number): Promise<void> => clockwork.runUntil(at, afterEach)
  await settleDown(world, until)
  world.isTroubled = true
  for (const action of plan.actions)
    clockwork.after(1_000 + action.at - clockwork.now(), () => act(world, action))
  await until(1_000 + plan.mix.lengthMs)
  heal(world)
  const healedAt = clockwork.now()
  const sentBefore = world.tally.sent
  await until(healedAt + MISSED_WITHIN_MS)
  while (!isQuiet(world)) {
    if (clockwork.now() - healedAt > QUIET_WITHIN_MS) {
      throw new Violation('SIM9', `not quiet after ${QUIET_WITHIN_MS / 1_000} s: ${standing(world)}`)
    }
    await until(clockwork.now() + 500)
  }
  checkEffort(world, world.tally.sent - sentBefore)
  await until(clockwork.now() + LISTEN_ON_MS)
  if (!isQuiet(world)) throw new Violation('SIM9', `unquiet again: ${standing(world)}`)
  checkEnd(world)
}

/** The desk as it begins: its queues and tickets, its people, and a window for each of them. */
async function settleDown(world: World, until: (at: number) => Promise<void>): Promise<void> {
  const { plan, random } = world
  world.startServer()
  for (let index = 0; index < plan.mix.computers; index++) {
    void world.server()?.permit(personNo(index))
  }
  const tickets = Array.from({ length: plan.mix.tickets }, (_, index) =>
    aTicketOf(`T-${index}`, random.pick(QUEUES), instant(EPOCH_MS)),
  )
  void world.server()?.write(
    tickets.map((ticket) => ({ ticket, messages: [] })),
    queueRows,
  )
  await until(500)
  world.backup()
  for (let index = 0; index < plan.mix.computers; index++) {
    const computer = world.addComputer(`c${index}`, personNo(index), null)
    computer.openWindow()
    if (random.chance(0.6)) computer.openWindow()
  }
}

/** A change that everybody hears of: whoever lost rows without knowing finds out. */
function sayAnything(world: World): void {
  const queues = queueRows.map(({ id, name }) => ({ id, name: `${name} as of ${world.tally.restores}` }))
  void world.server()?.write([], queues)
}

/** No more faults: the network is calm, disks have room, the server runs, everybody is awake and has a window. */
function heal(world: World): void {
  world.isTroubled = false
  world.server()?.failFor(0)
  world.server()?.dieIn(0)
  if (world.server() === null) world.startServer()
  sayAnything(world)
  for (const computer of world.computers) {
    computer.offlineUntil = Math.min(computer.offlineUntil, world.clockwork.now())
    computer.disk.isFull = false
    if (computer.windows.size === 0) computer.openWindow()
  }
}

/** A window looks once a second whether its computer slept or its clock was set. */
const JUMP_FOUND_MS = 2_000

/** Clocks and leaders, looked at now and again; all else is looked at when it happens. */
function look(world: World): void {
  const now = world.clockwork.now()
  for (const computer of world.computers) {
    const leaders = [...computer.windows].filter(({ links }) => [...links].some((link) => link.isOpen()))
    if (leaders.length > 1) throw new Violation('SIM11', `${computer.name} has two leaders`)
    if (computer.jumpedAt() > now - JUMP_FOUND_MS) continue
    for (const { desk, name, openedAt, life } of computer.windows) {
      const isAwake = life.stillUntil() < now - JUMP_FOUND_MS
      if (desk && isAwake) checkClock(name, desk, EPOCH_MS + now, now - openedAt)
    }
  }
}

/** Coming to rest costs messages in proportion to what there is to say (SIM9). */
function checkEffort(world: World, sent: number): void {
  const { computers, tally } = world
  const windows = computers.length
  const bound = 400 + windows * 150 + 6 * tally.commands
  if (sent > bound) throw new Violation('SIM9', `${sent} messages to come to rest, ${bound} are enough`)
}
