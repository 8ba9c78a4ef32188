import { contentHash } from '#server/db/contentHash'
import type { ClientId, TicketId } from '#shared/domain/ids'
import { ackSchema, type Intent } from '#shared/protocol/messages'
import type { Settled } from '../console/diskDoor'
import type { Written } from '../server/memoryBook'
import { Violation } from '../world/violation'

/** A command that an agent was told is saved. */
export interface Promised {
  readonly id: string
  readonly hash: string
  readonly ticketId: TicketId
  /** The message that it writes. */
  readonly message: string | null
  readonly computer: string
  /** When it was saved. */
  readonly at: number
}

type Verdict = { readonly kind: 'refused' } | { readonly kind: 'applied'; readonly seq: number | null }

/** What the server has decided for good, as a backup would hold it. */
interface Truth {
  readonly verdicts: Map<string, readonly Verdict[]>
  readonly lastN: Map<ClientId, number>
}

/** Everything that was promised to agents, and what the server did about it. */
export interface Promises {
  readonly promise: (computer: string, intent: Intent, at: number) => void
  readonly discard: (id: string) => void
  readonly all: () => Iterable<Promised>
  readonly byMessage: (message: string) => Promised | null
  /** Nothing leaves an outbox before the server's verdict is on its disk (SIM20). */
  readonly settled: (settled: Settled) => void
  /** Checks numbers and single effect (SIM2, SIM3) and remembers the verdicts. */
  readonly written: (written: Written) => void
  /** They are on the server's disk: whoever asked may be told. */
  readonly onDisk: (written: Written) => void
  /** The last that was written is gone with the power of the server. */
  readonly lost: (written: Written) => void
  readonly timesApplied: (hash: string) => number
  readonly isRefused: (hash: string) => boolean
  readonly isDiscarded: (id: string) => boolean
  /** Two copies of a profile have it, each to send and to be answered for. */
  readonly share: (id: string) => void
  readonly isShared: (id: string) => boolean
  /** Gone with a backup, or done again after one: what happens to it proves nothing any more. */
  readonly isExcused: (id: string) => boolean
  readonly backup: () => void
  /** `isKept` tells whether a command still waits somewhere. */
  readonly restore: (isKept: (id: string) => boolean) => void
}

const copyOf = ({ verdicts, lastN }: Truth): Truth => ({
  verdicts: new Map(verdicts),
  lastN: new Map(lastN),
})

export function createPromises(): Promises {
  const promised = new Map<string, Promised>()
  const byMessage = new Map<string, Promised>()
  const discarded = new Set<string>()
  const excused = new Set<string>()
  const shared = new Set<string>()
  /** Every verdict that was ever on the server's disk, also of a truth that is no more. */
  const decided: Record<Verdict['kind'], Set<string>> = { applied: new Set(), refused: new Set() }
  const expectDecided = (intents: readonly Intent[], kind: Verdict['kind']): void => {
    for (const intent of intents) {
      if (decided[kind].has(contentHash(intent))) continue
      throw new Violation(
        'SIM20',
        `${intent.id} left the outbox as ${kind}, which the server's disk does not tell`,
      )
    }
  }
  let truth: Truth = { verdicts: new Map(), lastN: new Map() }
  let saved: Truth = copyOf(truth)
  const timesApplied = (hash: string): number =>
    // The same answer given again has the same sequence number; a second effect has another.
    new Set((truth.verdicts.get(hash) ?? []).flatMap((one) => (one.kind === 'applied' ? [one.seq] : []))).size
  return {
    promise: (computer, intent, at) => {
      const hash = contentHash(intent)
      const message = messageOf(intent)
      const one = { id: intent.id, hash, ticketId: intent.ticketId, message, computer, at }
      promised.set(intent.id, one)
      if (message !== null) byMessage.set(message, one)
    },
    discard: (id) => discarded.add(id),
    all: () => promised.values(),
    byMessage: (message) => byMessage.get(message) ?? null,
    written: ({ answers }) => {
      for (const { client_id: client, n, hash, ack } of answers) {
        const expected = (truth.lastN.get(client) ?? 0) + 1
        if (n !== expected)
          throw new Violation('SIM3', `${client} was decided on at ${n}, not at ${expected}`)
        truth.lastN.set(client, n)
        const verdict = verdictOf(ack)
        truth.verdicts.set(hash, [...(truth.verdicts.get(hash) ?? []), verdict])
        if (verdict.kind === 'applied' && timesApplied(hash) > 1) {
          throw new Violation('SIM2', `a command was carried out twice: ${whoIs(promised, hash)}`)
        }
      }
    },
    onDisk: ({ answers }) => {
      for (const { hash, ack } of answers) decided[verdictOf(ack).kind].add(hash)
    },
    lost: ({ answers }) => {
      for (const { client_id: client, n, hash } of answers.toReversed()) {
        truth.lastN.set(client, n - 1)
        truth.verdicts.set(hash, (truth.verdicts.get(hash) ?? []).slice(0, -1))
      }
    },
    timesApplied,
    isRefused: (hash) => (truth.verdicts.get(hash) ?? []).some(({ kind }) => kind === 'refused'),
    isDiscarded: (id) => discarded.has(id),
    settled: ({ released, refused }) => {
      expectDecided(released, 'applied')
      expectDecided(refused, 'refused')
    },
    share: (id) => shared.add(id),
    isShared: (id) => shared.has(id),
    isExcused: (id) => excused.has(id),
    backup: () => {
      saved = copyOf(truth)
    },
    restore: (isKept) => {
      const before = truth
      truth = copyOf(saved)
      // What the backup tells is on the disk that it was put on.
      for (const [hash, verdicts] of truth.verdicts) for (const { kind } of verdicts) decided[kind].add(hash)
      for (const { id, hash } of promised.values()) {
        const isSame = before.verdicts.get(hash)?.length === truth.verdicts.get(hash)?.length
        if (!isSame && !isKept(id)) excused.add(id)
      }
    },
  }
}

function verdictOf(told: string): Verdict {
  const ack = ackSchema.parse(JSON.parse(told))
  return ack.status === 'applied' ? { kind: 'applied', seq: ack.seq } : { kind: 'refused' }
}

const whoIs = (promised: ReadonlyMap<string, Promised>, hash: string): string =>
  [...promised.values()].find((one) => one.hash === hash)?.id ?? hash

function messageOf({ args }: Intent): string | null {
  if (typeof args !== 'object' || args === null || !('messageId' in args)) return null
  return String(args.messageId)
}
