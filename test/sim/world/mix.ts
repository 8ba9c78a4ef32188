import type { Random } from '#kit/random'

/** How badly the network behaves. */
export interface NetworkMix {
  readonly dropChance: number
  readonly doubleChance: number
  readonly delayMs: number
  readonly isReordering: boolean
  /** How often an end does not notice at once that the other is gone. */
  readonly halfOpenChance: number
}

/** Everything that can go wrong or be done in a world; each seed draws which do, and how often. */
export const actionKinds = [
  'work',
  'burst',
  'open-window',
  'close-window',
  'crash-window',
  'freeze-window',
  'power-cut',
  'sleep',
  'set-clock',
  'partition',
  'cut',
  'reconnect',
  'stall',
  'quota',
  'drop-cache',
  'clone',
  'upgrade',
  'discard',
  'intake',
  'move',
  'close-ticket',
  'permit',
  'choose-queue',
  'prune',
  'kill-server',
  'kill-server-amid',
  'fail-store',
  'backup',
  'restore',
  'cut-server-power',
] as const
export type ActionKind = (typeof actionKinds)[number]

/** Weights of the kinds that are never left out: without them nothing happens. */
const always: Partial<Record<ActionKind, number>> = { work: 12, intake: 1, 'open-window': 1 }

const weights: Record<ActionKind, number> = {
  work: 12,
  burst: 4,
  'open-window': 2,
  'close-window': 2,
  'crash-window': 2,
  'freeze-window': 1,
  'power-cut': 1,
  sleep: 1,
  'set-clock': 1,
  partition: 1,
  cut: 2,
  reconnect: 1,
  stall: 1,
  quota: 1,
  'drop-cache': 0.5,
  clone: 0.3,
  upgrade: 0.4,
  discard: 0.5,
  intake: 2,
  move: 4,
  'close-ticket': 1,
  permit: 1,
  'choose-queue': 1,
  prune: 2,
  'kill-server': 0.7,
  'kill-server-amid': 1.5,
  'fail-store': 1,
  backup: 1,
  restore: 0.4,
  'cut-server-power': 1,
}

export interface Mix {
  readonly network: NetworkMix
  readonly weights: Readonly<Partial<Record<ActionKind, number>>>
  readonly computers: number
  readonly tickets: number
  readonly lengthMs: number
  readonly actions: number
  /** Bytes of a part of a pull: small ones make many parts. */
  readonly partBytes: number
  /** How long a slow question to the server's store, or a transaction of a console's disk, may take. */
  readonly storeMs: number
  readonly diskMs: number
  /** How long the server's disk may take until it has what was committed. */
  readonly syncMs: number
  /** Departures that the server remembers when it prunes. */
  readonly departures: number
  /** How many of the consoles speak the protocol before, and how many notes and replies have a file with them. */
  readonly olderShare: number
  readonly attachedShare: number
}

export const calmNetwork: NetworkMix = {
  dropChance: 0,
  doubleChance: 0,
  delayMs: 8,
  isReordering: false,
  halfOpenChance: 0,
}

/** Each fault is on in about half of the worlds, and as strong as is drawn: what all faults together hide, few show. */
export function drawMix(random: Random): Mix {
  const drawn: Partial<Record<ActionKind, number>> = { ...always }
  for (const kind of actionKinds) {
    const isOn = random.chance(0.5)
    const strength = random.pick([0.3, 1, 1, 3])
    if (isOn || kind in always) drawn[kind] = weights[kind] * (kind in always ? 1 : strength)
  }
  const olderShare = random.pick([0, 0, 0, 0.5])
  // The protocol before has no chapters: it finds a server that went back only where its head is lower than a cursor.
  if (olderShare > 0) {
    delete drawn.restore
    delete drawn['cut-server-power']
  }
  return {
    network: {
      dropChance: random.pick([0, 0, 0.02, 0.08]),
      doubleChance: random.pick([0, 0, 0.05, 0.15]),
      delayMs: random.pick([10, 60, 400, 3_000]),
      isReordering: random.chance(0.7),
      halfOpenChance: random.pick([0, 0.2, 0.7]),
    },
    weights: drawn,
    computers: random.pick([2, 2, 2, 3, 3, 4, 5]),
    tickets: 2 + random.below(6),
    lengthMs: random.pick([10_000, 20_000, 20_000, 50_000]),
    actions: random.pick([15, 30, 30, 60]),
    partBytes: random.pick([1, 1_200, 20_000]),
    storeMs: random.pick([0, 0, 4, 40]),
    diskMs: random.pick([0, 0, 3, 30]),
    syncMs: random.pick([0, 5, 100, 2_000]),
    departures: random.pick([0, 2, 6]),
    olderShare,
    attachedShare: random.pick([0, 0, 0.3]),
  }
}
