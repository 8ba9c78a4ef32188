import type { LocalClocks } from '../clock/serverClock'
import { type Timers, windowTimers } from '../clock/timers'
import type { IndexedDbPort } from './disk/databases'
import { newUuid } from './uuid'

/** Talk between the windows of one desk; a window does not hear itself. */
export interface Channel {
  readonly post: (message: unknown) => void
  readonly close: () => void
}

export interface Locks {
  /**
   * Runs `whileHeld` once the lock is ours and keeps it until that settles; `waited` tells whether somebody had it
   * before. Aborting the signal while still waiting ends it without a run.
   */
  readonly hold: (
    name: string,
    signal: AbortSignal,
    whileHeld: (waited: boolean) => Promise<void>,
  ) => Promise<void>
}

/** All that the data room asks of the computer. */
export interface DeskPorts {
  readonly clocks: LocalClocks
  readonly timers: Timers
  /** Evenly spread in [0, 1). */
  readonly random: () => number
  readonly newId: () => string
  readonly indexedDb: IndexedDbPort
  readonly locks: Locks
  /** Bytes that this computer lets us store still, null where it does not tell; so is leaving it out. */
  readonly freeBytes?: () => Promise<number | null>
  /** Settles when nothing more urgent waits in this window: what the server said, the disk, the agent. */
  readonly giveWay?: () => Promise<void>
  /** How many tickets a board on this display shows at most; leaving it out means as many as on any. */
  readonly rowsOfDisplay?: () => number
  readonly openChannel: (name: string, hear: (message: unknown) => void) => Channel
  /** Faults that are nobody's to act on; the window logs them. */
  readonly report: (sentence: string) => void
}

const webLocks: Locks = {
  hold: async (name, signal, whileHeld) => {
    const isOurs = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false
      await whileHeld(false)
      return true
    })
    if (isOurs || signal.aborted) return
    await navigator.locks
      .request(name, { signal }, () => whileHeld(true))
      .catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
  },
}

export const openBroadcast: DeskPorts['openChannel'] = (name, hear) => {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', (event: MessageEvent<unknown>) => hear(event.data))
  const post = (message: unknown): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a broadcast channel has no target; it stays within the origin.
    channel.postMessage(message)
  }
  return { post, close: () => channel.close() }
}

async function freeBytes(): Promise<number | null> {
  // Only pages of a secure origin are told.
  const { storage } = navigator as { readonly storage?: StorageManager }
  const { quota, usage } = (await storage?.estimate()) ?? {}
  return quota === undefined || usage === undefined ? null : quota - usage
}

/** A browser without priorities takes things in turn. */
async function giveWay(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: Scheduler }
  if (scheduler) await scheduler.postTask(() => undefined, { priority: 'background' })
  else await new Promise((resolve) => setTimeout(resolve, 0))
}

/** No line of the board is less high, in pixels (OUT186). */
export const LEAST_ROW_HEIGHT = 28

/** By the display and not by the window, which may be made larger later. One zoomed out is higher than its display. */
const rowsOfDisplay = (): number => Math.ceil(Math.max(screen.height, innerHeight) / LEAST_ROW_HEIGHT)

/** The ports of a real window, in Electron and in a browser tab alike. */
export const windowPorts = (report: (sentence: string) => void): DeskPorts => ({
  clocks: { wallMs: () => Date.now(), monotonicMs: () => performance.now() },
  timers: windowTimers,
  random: Math.random,
  newId: () => newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
  indexedDb: { indexedDB, IDBKeyRange },
  locks: webLocks,
  freeBytes,
  giveWay,
  rowsOfDisplay,
  openChannel: openBroadcast,
  report,
})
