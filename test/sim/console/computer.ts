import type { Random } from '#kit/random'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import type { Account } from '#shared/domain/person'
import type { Intent } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import type { Clockwork } from '../world/clockwork'
import { createLife, type Life } from '../world/life'
import type { Link, Network, Place } from '../world/network'
import { type ChannelRoom, createChannelRoom } from './channels'
import type { Disk } from './disk'
import { asIndexedDb, createDiskTurns, type DiskDoorPorts, runThrough } from './diskDoor'
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
}

export interface ComputerPorts {
  readonly clockwork: Clockwork
  readonly random: Random
  readonly network: Network
  readonly onKept: (computer: Computer, commit: Commit) => void
  readonly onAppended: (computer: Computer, intent: Intent) => void
  readonly onDiscarded: (id: string) => void
  readonly onRenumbered: () => void
  /** Another window leads. */
  readonly onHandOver: () => void
  readonly onShown: (computer: Computer, window: Window) => void
  readonly onReport: (computer: Computer, window: Window, sentence: string) => void
}

/** A person's computer: one profile, its windows, its clocks, its place on the network. */
export interface Computer extends Place {
  readonly account: Account
  readonly disk: Disk
  readonly windows: Set<Window>
  readonly locks: LockRoom
  readonly openWindow: () => Window
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
}

/** A link's worth of real instants: T-Minus counts epoch milliseconds. */
export const EPOCH_MS = 1_772_000_000_000

export function createComputer(traits: ComputerTraits, ports: ComputerPorts): Computer {
  const { clockwork } = ports
  const power = createLife()
  const clocks = createClocks(traits, clockwork)
  const turns = createDiskTurns()
  const rooms = { locks: createLockRoom(clockwork, ports.onHandOver), channels: createChannelRoom(clockwork) }
  let opened = 0
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
      }
      computer.windows.add(window)
      life.onEnd(() => computer.windows.delete(window))
      openDesk({ computer, window, traits, ports, clocks, turns, rooms })
      return window
    },
    doorOf: (name) => {
      const window = [...computer.windows].find((one) => one.name === name)
      if (!window) return null
      const { life } = window
      return {
        life,
        clockwork,
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
  readonly rooms: { readonly locks: LockRoom; readonly channels: ChannelRoom }
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
      report: (sentence) => onReport(computer, window, sentence),
    },
  })
  show(opening, desk).catch((error: unknown) =>
    onReport(computer, window, `It could not open. ${String(error)}`),
  )
}

async function show({ computer, window, ports }: Opening, opening: Promise<DeskData>): Promise<void> {
  const { life } = window
  const desk = await opening
  if (life.isOver()) return
  window.desk = desk
  desk.tickets.watch(() => {
    if (!life.isOver()) ports.onShown(computer, window)
  })
  ports.onShown(computer, window)
}

function diskDoorFor({ computer, window, traits, ports, turns }: Opening) {
  const { clockwork } = ports
  const doorPorts: DiskDoorPorts = {
    disk: traits.disk,
    life: window.life,
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
    cache: runThrough(turns.cache, doorPorts),
    outbox: runThrough(turns.outbox, doorPorts),
    onKept: (commit: Commit) => ports.onKept(computer, commit),
    onAppended: (intent: Intent) => ports.onAppended(computer, intent),
    onDiscarded: ports.onDiscarded,
    onRenumbered: ports.onRenumbered,
  }
}
