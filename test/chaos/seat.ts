import { aComputer } from '#kit/deskPorts'
import type { Random } from '#kit/random'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { openSocketWire } from '#renderer/data/sync/socketWire'
import type { OpenWire } from '#renderer/data/sync/wire'
import type { Account } from '#shared/domain/person'
import { workAt } from './agentWork'
import { createMortalPorts, type MortalPorts } from './mortalPorts'
import { type SeatView, viewOf } from './seatView'

export interface SeatOptions {
  readonly name: string
  readonly serverUrl: string
  readonly token: string
  readonly account: Account
  readonly random: Random
}

interface Window {
  readonly mortal: MortalPorts
  readonly data: DeskData
}

/** One agent's computer with up to two windows of the console, opened, closed and crashed at will. */
export interface Seat {
  readonly name: string
  readonly account: Account
  /** Notes of which a window said that they are saved. */
  readonly savedNotes: ReadonlySet<string>
  readonly crashes: () => number
  /** Does something to some ticket in some window. */
  readonly act: () => Promise<void>
  /** Opens, closes or crashes a window. */
  readonly meddle: () => Promise<void>
  /** At least one living window, with the line opened anew. */
  readonly settle: () => Promise<void>
  /** What one of its windows shows. */
  readonly look: () => Promise<SeatView>
  readonly reports: readonly string[]
  readonly close: () => Promise<void>
}

const MOST_WINDOWS = 2

export async function openSeat(options: SeatOptions): Promise<Seat> {
  const { name, account, random } = options
  const computer = aComputer({ random: random.next })
  const savedNotes = new Set<string>()
  const windows: Window[] = [await openWindow(options, computer.ports)]
  let notes = 0
  let crashes = 0

  const take = (): Window | undefined => windows.splice(random.below(windows.length), 1)[0]
  const crash = (): void => {
    const window = take()
    if (!window) return
    crashes += 1
    window.mortal.die()
  }
  const open = async (): Promise<void> => {
    windows.push(await openWindow(options, computer.ports))
  }
  return {
    name,
    account,
    savedNotes,
    crashes: () => crashes,
    reports: computer.reports,
    act: async () => {
      if (windows.length === 0) return
      const window = random.pick(windows)
      const id = `${name}.${notes++}`
      const isSaved = await workAt(window.data, random, id)
      if (isSaved && !window.mortal.isDead()) savedNotes.add(id)
    },
    meddle: async () => {
      if (windows.length === 0) return open()
      const chance = random.next()
      if (chance < 0.4) return crash()
      if (chance < 0.6) return take()?.data.close()
      if (windows.length < MOST_WINDOWS) return open()
    },
    settle: async () => {
      if (windows.length === 0) await open()
      for (const { data } of windows) data.reconnect()
    },
    look: async () => {
      const [first] = windows
      if (!first) throw new Error(`${name} has no window.`)
      return viewOf(first.data)
    },
    close: async () => {
      await Promise.all(windows.map(({ data }) => data.close()))
    },
  }
}

async function openWindow(
  options: SeatOptions,
  shared: Parameters<typeof createMortalPorts>[0],
): Promise<Window> {
  const { serverUrl, token, account } = options
  const mortal = createMortalPorts(shared)
  const reading = (): number => mortal.ports.clocks.monotonicMs()
  const overSocket = openSocketWire({ serverUrl, token, appVersion: '0.1.0', reading })
  const openWire: OpenWire = (ears) => {
    const alive =
      <Args extends readonly unknown[]>(hear: (...args: Args) => void) =>
      (...args: Args): void => {
        if (!mortal.isDead()) hear(...args)
      }
    return overSocket({
      opened: alive(ears.opened),
      closed: alive(ears.closed),
      answered: alive(ears.answered),
      live: alive(ears.live),
      scopes: alive(ears.scopes),
      lag: alive(ears.lag),
      presence: alive(ears.presence),
      farewell: alive(ears.farewell),
    })
  }
  const data = await createDeskData({
    serverUrl,
    token,
    account,
    appVersion: '0.1.0',
    ports: mortal.ports,
    openWire,
  })
  return { mortal, data }
}
