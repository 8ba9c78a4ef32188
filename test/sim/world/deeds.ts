import { event } from '#kit/builders'
import { createRandom, type Random } from '#kit/random'
import { queueId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'
import { type Computer, EPOCH_MS, type Window } from '../console/computer'
import { clearCache, losePower } from '../console/disk'
import { isAccountedFor } from '../console/sentRows'
import { workIn } from './agents'
import { aTicketOf, QUEUES } from './ground'
import type { ActionKind } from './mix'
import type { Action } from './plan'
import { Violation } from './violation'
import type { World } from './world'

const OUTBOX_LOOKED_AT_MS = 4_000

interface Scene {
  readonly world: World
  readonly random: Random
  readonly action: Action
}

type Deed = (scene: Scene) => void

const aComputerOf = ({ world, random }: Scene): Computer => random.pick(world.computers)
const openWindowsOf = (computer: Computer): readonly Window[] => [...computer.windows]

function withWindow(scene: Scene, run: (window: Window, computer: Computer) => void): void {
  const computer = aComputerOf(scene)
  const windows = openWindowsOf(computer)
  if (windows.length > 0) run(scene.random.pick(windows), computer)
}

/** A computer has at most two windows, and gets one again soon after it lost the last. */
function reopenSoon({ world, random }: Scene, computer: Computer): void {
  world.clockwork.after(random.below(3_000), () => {
    if (computer.windows.size < 2) computer.openWindow()
  })
}

function startServerSoon({ world, random }: Scene): void {
  world.clockwork.after(random.below(4_000), () => {
    if (world.server() === null) world.startServer()
  })
}

/** A window that a newer release has replaced can do nothing more, and says so. */
const failUnlessReplaced =
  ({ world }: Scene, { desk }: Window) =>
  (error: unknown): void => {
    if (desk?.sync.get().connection.kind !== 'replaced') world.fail(error)
  }

function work(scene: Scene, window: Window, unique: string): void {
  const { world, random } = scene
  if (window.desk === null || window.life.stillUntil() > world.clockwork.now()) return
  workIn(window.desk, random, unique, world.plan.mix.attachedShare).catch(failUnlessReplaced(scene, window))
}

function pickTicket({ world, random }: Scene): Ticket | null {
  const rows = [...world.tables().entities.values()].filter(({ kind }) => kind === 'ticket')
  if (rows.length === 0) return null
  const ticket: Ticket = JSON.parse(random.pick(rows).body)
  return ticket
}

function writeTicket(scene: Scene, change: (ticket: Ticket, at: number) => Ticket | null): void {
  const { world } = scene
  const before = pickTicket(scene)
  const ticket = before && change(before, EPOCH_MS + world.clockwork.now())
  if (ticket) void world.server()?.write([{ ticket, messages: [] }])
}

/** Whatever happens to the cache, what waits goes on waiting until there is a verdict (SIM10). */
function expectOutboxKept({ world }: Scene, computer: Computer): void {
  const { outbox } = computer.disk
  const ids = [...outbox.commands.values()].map(({ id }) => id)
  world.clockwork.after(OUTBOX_LOOKED_AT_MS, () => {
    for (const id of ids) {
      if (isAccountedFor(outbox, id) || world.promises.isDiscarded(id)) continue
      world.fail(new Violation('SIM10', `${id} left the outbox of ${computer.name} with the cache`))
    }
  })
}

/** Forgetting leaves what is to be remembered and no more (SIM14). */
function countDepartures({ tables, plan, fail }: World): void {
  for (const [scope, entries] of tables().entries) {
    const departures = [...entries.values()].filter(({ live }) => live === 0)
    const { pruned_to: prunedTo, head } = tables().scopes.get(scope) ?? { pruned_to: 0, head: 0 }
    const isOrderly = prunedTo <= head && departures.every(({ seq }) => seq > prunedTo)
    if (departures.length <= plan.mix.departures && isOrderly) continue
    const what = `${departures.length} departures of ${scope}, forgotten up to ${prunedTo} of ${head}`
    fail(new Violation('SIM14', `${what} are remembered after forgetting`))
  }
}

const windowDeeds: Partial<Record<ActionKind, Deed>> = {
  work: (scene) => withWindow(scene, (window) => work(scene, window, `m${scene.action.salt}`)),
  burst: (scene) => {
    const computer = aComputerOf(scene)
    for (let index = 0; index < 6; index++) {
      const windows = openWindowsOf(computer)
      if (windows.length > 0) work(scene, scene.random.pick(windows), `m${scene.action.salt}-${index}`)
    }
  },
  'open-window': (scene) => {
    const computer = aComputerOf(scene)
    if (computer.windows.size < 2) computer.openWindow()
  },
  'close-window': (scene) =>
    withWindow(scene, (window, computer) => {
      const { desk, life } = window
      life.onEnd(() => reopenSoon(scene, computer))
      if (desk === null) life.end()
      else desk.close().then(life.end).catch(failUnlessReplaced(scene, window))
    }),
  'crash-window': (scene) =>
    withWindow(scene, (window, computer) => {
      scene.world.tally.windowsLost++
      const { random, world } = scene
      if (random.chance(0.5)) window.life.end()
      else {
        window.diesIn = 1 + random.below(8)
        world.clockwork.after(5_000, window.life.end)
      }
      window.life.onEnd(() => reopenSoon(scene, computer))
      if (window.life.isOver()) reopenSoon(scene, computer)
    }),
  'freeze-window': (scene) =>
    withWindow(scene, (window) =>
      window.life.holdStill(scene.world.clockwork.now() + scene.random.below(30_000)),
    ),
  discard: (scene) =>
    withWindow(scene, (window) => {
      const { desk } = window
      const refused = desk?.sync.get().refused[0]
      if (desk && refused) desk.discard(refused.id).catch(failUnlessReplaced(scene, window))
    }),
  'choose-queue': (scene) =>
    withWindow(scene, (window) => {
      const { random } = scene
      const queue = queueId(random.pick(QUEUES))
      const choice = random.chance(0.5) ? 'leaveOut' : 'keep'
      window.desk?.keptQueues[choice](queue).catch(failUnlessReplaced(scene, window))
    }),
  reconnect: (scene) => withWindow(scene, ({ desk }) => desk?.reconnect()),
  cut: (scene) =>
    withWindow(scene, ({ links }) => {
      for (const link of links) if (link.isOpen()) link.cut()
    }),
  stall: (scene) =>
    withWindow(scene, ({ links }) => {
      for (const link of links) if (link.isOpen()) link.stall(scene.random.below(10_000))
    }),
}

const computerDeeds: Partial<Record<ActionKind, Deed>> = {
  'power-cut': (scene) => {
    const { world, random } = scene
    const computer = aComputerOf(scene)
    world.tally.powerCuts++
    expectOutboxKept(scene, computer)
    computer.endAll()
    losePower(computer.disk, random.below(10))
    reopenSoon(scene, computer)
  },
  sleep: (scene) => aComputerOf(scene).sleep(1_000 + scene.random.below(60_000)),
  'set-clock': (scene) => aComputerOf(scene).setClock((2 * scene.random.next() - 1) * 1_000_000),
  partition: ({ world, random }) => {
    const computer = random.pick(world.computers)
    computer.offlineUntil = world.clockwork.now() + random.below(40_000)
  },
  quota: (scene) => {
    const { disk } = aComputerOf(scene)
    disk.isFull = true
    scene.world.clockwork.after(scene.random.below(20_000), () => {
      disk.isFull = false
    })
  },
  'drop-cache': (scene) => {
    const computer = aComputerOf(scene)
    expectOutboxKept(scene, computer)
    clearCache(computer.disk)
    scene.world.forgive(computer)
  },
  upgrade: (scene) => {
    const computer = aComputerOf(scene)
    scene.world.tally.upgrades++
    expectOutboxKept(scene, computer)
    computer.upgrade()
    if (computer.windows.size < 3) computer.openWindow()
    scene.world.forgive(computer)
  },
  clone: (scene) => {
    if (scene.world.computers.length < 7) scene.world.clone(aComputerOf(scene))
  },
}

const serverDeeds: Partial<Record<ActionKind, Deed>> = {
  intake: (scene) => {
    const { world, random, action } = scene
    const at = instant(EPOCH_MS + Math.floor(world.clockwork.now()))
    const ticket = aTicketOf(`N-${action.salt}`, random.pick(QUEUES), at)
    void world.server()?.write([{ ticket, messages: [] }])
  },
  move: (scene) =>
    writeTicket(scene, (ticket, at) => {
      const to = queueId(scene.random.pick(QUEUES))
      if (to === ticket.queue) return null
      const moved = event.moved(instant(Math.floor(at)), ticket.queue, to)
      return { ...ticket, queue: to, history: [...ticket.history, moved] }
    }),
  'close-ticket': (scene) =>
    writeTicket(scene, (ticket, at) => {
      const closed = event.statusChanged(instant(Math.floor(at)), ticket.status, 'closed')
      return { ...ticket, status: 'closed', history: [...ticket.history, closed] }
    }),
  permit: (scene) => {
    const { world, random } = scene
    const { account } = aComputerOf(scene)
    const queues = QUEUES.filter(() => random.chance(0.6)).map(queueId)
    void world.server()?.permit({ ...account, queues: random.chance(0.2) ? 'all' : queues })
  },
  prune: ({ world }) => void world.server()?.prune(world.plan.mix.departures, () => countDepartures(world)),
  'kill-server': (scene) => {
    scene.world.server()?.life.end()
    startServerSoon(scene)
  },
  'kill-server-amid': (scene) => {
    const { world, random } = scene
    const server = world.server()
    if (!server) return
    server.dieIn(1 + random.below(40))
    server.life.onEnd(() => startServerSoon(scene))
  },
  'fail-store': (scene) => {
    const server = scene.world.server()
    server?.failFor(1 + scene.random.below(20))
    server?.life.onEnd(() => startServerSoon(scene))
  },
  backup: ({ world }) => {
    if (world.server() !== null) world.backup()
  },
  restore: (scene) => {
    scene.world.restore()
    startServerSoon(scene)
  },
  'cut-server-power': (scene) => {
    scene.world.cutServerPower()
    startServerSoon(scene)
  },
}

const deeds: Partial<Record<ActionKind, Deed>> = { ...windowDeeds, ...computerDeeds, ...serverDeeds }

/** Does one thing of the plan, with chance of its own. */
export function act(world: World, action: Action): void {
  world.trace.note('plan', action.kind)
  deeds[action.kind]?.({ world, action, random: createRandom(action.salt) })
}
