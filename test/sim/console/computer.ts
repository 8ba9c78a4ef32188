import type { Random } from '#kit/random'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import type { DatabaseEars } from '#renderer/data/disk/openDatabase'
import { NotOpened } from '#renderer/data/disk/openRefusal'
import type { Account } from '#shared/domain/person'
import type { Intent } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import type { Clockwork } from '../world/clockwork'
import { createLife, type Life, never } from '../world/life'
import type { Link, Network, Place } from '../world/network'
import { type ChannelRoom, createChannelRoom } from './channels'
import type { Disk } from './disk'
import {
  asIndexedDb,
  createDiskTurns,
  type DiskDoor,
  type DiskDoorPorts,
  type OpenDoor,
  runThrough,
  type Settled,
} from './diskDoor'
import { createHolders, type Hold, type Holders } from './holders'
import { createLockRoom, type LockRoom } from './locks'
import type { SocketDoor } from './socketClient'

/** One window of the console: the real data room over simulated ports. */
export interface Window {
  readonly name: string
  readonly life: Life
  readonly openedAt: number
  /** Null until the cached board is shown. */
  desk: DeskData | null
  /** Transactions until this window dies; null for a healthy one. */
  diesIn: number | null
  readonly links: Set<Link>
  /** Of the program; windows that were opened after an upgrade are of a newer one. */
  readonly release: number
}

export interface ComputerPorts {
  readonly clockwork: Clockwork
  readonly random: Random
  readonly network: Network
  readonly onKept: (computer: Computer, commit: Commit) => void
  readonly onAppended: (computer: Computer, intent: Intent) => void
  readonly onDiscarded: (id: string) => void
  readonly onSettled: (settled: Settled) => void
  readonly onRenumbered: () => void
  /** Another window leads. */
  readonly onHandOver: () => void
  readonly onShown: (computer: Computer, window: Window) => void
  readonly onReport: (computer: Computer, window: Window, sentence: string) => void
  /** A window cannot go on, or could not begin, because of one of another release; it ends. */
  readonly onReplaced: (computer: Computer) => void
  readonly onBlocked: () => void
}

/** A person's computer: one profile, its windows, its clocks, its place on the network. */
export interface Computer extends Place {
  readonly account: Account
  readonly disk: Disk
  readonly windows: Set<Window>
  readonly locks: LockRoom
  readonly openWindow: () => Window
  /** The next windows are of a newer release. */
  readonly upgrade: () => void
  /** The door for the sockets of a window, by the window's name. */
  readonly doorOf: (window: string) => SocketDoor | null
  readonly sleep: (ms: number) => void
  readonly setClock: (byMs: number) => void
  /** When it last woke or its clock was set. */
  readonly jumpedAt: () => number
  /** The power fails: every window ends. */
  readonly endAll: () => void
}

export interface ComputerTraits {
  readonly name: string
  readonly account: Account
  readonly disk: Disk
  /** How wrong its clock is when it begins. */
  readonly skewMs: number
  /** How much faster than true time its clocks run. */
  readonly rate: number
  /** Whether its monotonic clock stands still in sleep. */
  readonly stopsInSleep: boolean
  readonly diskMs: number
  /** Speaks the protocol before. */
  readonly isOlder: boolean
}

/** A link's worth of real instants: T-Minus counts epoch milliseconds. */
export const EPOCH_MS = 1_772_000_000_000

export function createComputer(traits: ComputerTraits, ports: ComputerPorts): Computer {
  const { clockwork } = ports
  const power = createLife()
  const clocks = createClocks(traits, clockwork)
  const turns = createDiskTurns()
  const holders = {
    cache: createHolders(clockwork, ports.onBlocked),
    outbox: createHolders(clockwork, ports.onBlocked),
  }
  const rooms = {
    holders,
    locks: createLockRoom(clockwork, ports.onHandOver),
    channels: createChannelRoom(clockwork),
  }
  let opened = 0
  let release = 1
  let jumpedAt = -Infinity
  const computer: Computer = {
    name: traits.name,
    account: traits.account,
    disk: traits.disk,
    windows: new Set(),
    locks: rooms.locks,
    offlineUntil: 0,
    openWindow: () => {
      const name = `${traits.name}-w${++opened}`
      const life = createLife(power)
      const window: Window = {
        name,
        life,
        openedAt: clockwork.now(),
        desk: null,
        diesIn: null,
        links: new Set(),
        release,
      }
      computer.windows.add(window)
      life.onEnd(() => computer.windows.delete(window))
      openDesk({ computer, window, traits, ports, clocks, turns, rooms })
      return window
    },
    upgrade: () => {
      release++
    },
    doorOf: (name) => {
      const window = [...computer.windows].find((one) => one.name === name)
      if (!window) return null
      const { life } = window
      return {
        life,
        clockwork,
        isOlder: traits.isOlder,
        call: (ask) => ports.network.call(computer, life, ask),
        connect: (end) => {
          const link = ports.network.connect(computer, end, life)
          window.links.add(link)
          return link
        },
      }
    },
    sleep: (ms) => {
      power.holdStill(clockwork.now() + ms)
      computer.offlineUntil = Math.max(computer.offlineUntil, clockwork.now() + ms)
      jumpedAt = clockwork.now() + ms
      clocks.sleep(ms)
    },
    setClock: (byMs) => {
      jumpedAt = Math.max(jumpedAt, clockwork.now())
      clocks.set(byMs)
    },
    jumpedAt: () => jumpedAt,
    endAll: () => {
      for (const window of computer.windows) window.life.end()
    },
  }
  return computer
}

interface Clocks {
  readonly wallMs: () => number
  readonly monotonicMs: () => number
  readonly sleep: (ms: number) => void
  readonly set: (byMs: number) => void
}

function createClocks({ skewMs, rate, stopsInSleep }: ComputerTraits, clockwork: Clockwork): Clocks {
  let wrongBy = skewMs
  let slept = 0
  let sleptFrom = 0
  let sleptTo = 0
  const asleepMs = (): number => {
    const now = clockwork.now()
    return slept + Math.max(0, Math.min(now, sleptTo) - sleptFrom)
  }
  return {
    wallMs: () => EPOCH_MS + clockwork.now() * rate + wrongBy,
    monotonicMs: () => 50_000 + (clockwork.now() - (stopsInSleep ? asleepMs() : 0)) * rate,
    sleep: (ms) => {
      slept = asleepMs()
      sleptFrom = clockwork.now()
      sleptTo = sleptFrom + ms
    },
    set: (byMs) => {
      wrongBy += byMs
    },
  }
}

interface Opening {
  readonly computer: Computer
  readonly window: Window
  readonly traits: ComputerTraits
  readonly ports: ComputerPorts
  readonly clocks: Clocks
  readonly turns: ReturnType<typeof createDiskTurns>
  readonly rooms: {
    readonly locks: LockRoom
    readonly channels: ChannelRoom
    readonly holders: Readonly<Record<'cache' | 'outbox', Holders>>
  }
}

function openDesk(opening: Opening): void {
  const { computer, window, traits, ports, clocks, rooms } = opening
  const { clockwork, random, onReport } = ports
  const { life } = window
  let made = 0
  const desk = createDeskData({
    serverUrl: `http://${traits.name}.example/?window=${window.name}`,
    token: traits.account.id,
    account: traits.account,
    appVersion: '0.0.0',
    ports: {
      clocks,
      timers: { after: (ms, run) => clockwork.after(ms, run, life) },
      random: random.next,
      newId: () => `${window.name}.${++made}`,
      indexedDb: asIndexedDb(diskDoorFor(opening)),
      locks: rooms.locks.locksFor(life),
      openChannel: rooms.channels.openFor(life),
      giveWay: () =>
        new Promise((resolve) => {
          clockwork.after(traits.diskMs * random.next(), resolve, life)
        }),
      report: (sentence) => onReport(computer, window, sentence),
    },
  })
  show(opening, desk).catch((error: unknown) => {
    if (error instanceof NotOpened && isOfReleases(error)) leaveSoon(opening)
    else onReport(computer, window, `It could not open. ${String(error)}`)
  })
}

const isOfReleases = ({ refusal }: NotOpened): boolean =>
  refusal.kind === 'blocked' || refusal.kind === 'newer'

/** Somebody reads what the window says and closes it. */
function leaveSoon({ computer, window, ports }: Opening): void {
  ports.clockwork.after(ports.random.below(4_000), () => {
    if (window.life.isOver()) return
    window.life.end()
    ports.onReplaced(computer)
  })
}

async function show(
  { computer, window, ports, ...rest }: Opening,
  opening: Promise<DeskData>,
): Promise<void> {
  const { life } = window
  const desk = await opening
  if (life.isOver()) return
  window.desk = desk
  desk.tickets.watch(() => {
    if (!life.isOver()) ports.onShown(computer, window)
  })
  desk.sync.watch(() => {
    if (desk.sync.get().connection.kind === 'replaced') leaveSoon({ ...rest, computer, window, ports })
  })
  ports.onShown(computer, window)
}

function diskDoorFor(opening: Opening): DiskDoor {
  const { window, rooms, turns } = opening
  const { life, release } = window
  const openWith = async (kind: 'cache' | 'outbox', ears: DatabaseEars): Promise<OpenDoor> => {
    const hold = await rooms.holders[kind].open(life, release, ears)
    if (life.isOver()) return never()
    return openDoor(opening, turns, hold)
  }
  return {
    openCache: (ears) => openWith('cache', ears),
    openOutbox: (ears) => openWith('outbox', ears),
  }
}

/** Every second release keeps rows of another shape. */
const shapeOf = (release: number): number => Math.ceil(release / 2)

function openDoor(
  { computer, window, traits, ports }: Opening,
  turns: Opening['turns'],
  hold: Hold,
): OpenDoor {
  const { clockwork } = ports
  const doorPorts: DiskDoorPorts = {
    disk: traits.disk,
    life: window.life,
    hold,
    wait: () =>
      traits.diskMs === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            clockwork.after(traits.diskMs * ports.random.next(), resolve)
          }),
    dies: () => {
      if (window.diesIn === null || --window.diesIn > 0) return null
      return ports.random.chance(0.5) ? 'before' : 'after'
    },
  }
  return {
    disk: traits.disk,
    shape: shapeOf(window.release),
    close: hold.close,
    cache: runThrough(turns.cache, doorPorts),
    outbox: runThrough(turns.outbox, doorPorts),
    onKept: (commit: Commit) => ports.onKept(computer, commit),
    onAppended: (intent: Intent) => ports.onAppended(computer, intent),
    onDiscarded: ports.onDiscarded,
    onSettled: ports.onSettled,
    onRenumbered: ports.onRenumbered,
  }
}
