import type { Scope } from '#shared/domain/scope'
import type { ConsoleSocket } from './server'

/** Above this, live messages are left out: the console is told which scopes lag, and pulls them. */
const LIVE_BUDGET_BYTES = 1024 * 1024
/** Above this the console is given up: it asks and does not read. */
const ANSWER_BUDGET_BYTES = 8 * 1024 * 1024
/** Above this as well: a console has four pulls, two pushes, a hello and a heartbeat on the way at most. */
const UNANSWERED_BUDGET = 32
/** The first protocol with a word for it; an older console finds the gap by itself. */
const LAG_SINCE = 2
/** A stranger needs one hello; each more costs the desk's time. */
const STRANGER_BUDGET = 10

/** Counts what waits to be written to a console. Nothing else bounds the memory that a stalled one takes. */
export function openBudget(socket: ConsoleSocket): void {
  Object.assign(socket.data, { waitingBytes: 0, lagging: new Set(), unanswered: 0, askedAsStranger: 0 })
  const { conn } = socket
  conn.on('packetCreate', ({ data }: { readonly data?: unknown }) => {
    socket.data.waitingBytes += bytesOf(data)
  })
  conn.on('flush', () => {
    socket.data.waitingBytes = 0
    socket.data.lagging.clear()
  })
}

/**
 * Leaves a live message out, and says so once per scope until what waits is written. The word stands behind all that
 * waits, so it is read after every message that was left out; the pull it asks for brings them all.
 */
export function leaveOut(socket: ConsoleSocket, scope: Scope): void {
  const { seat, lagging } = socket.data
  if (!seat || seat.protocol < LAG_SINCE || lagging.has(scope)) return
  lagging.add(scope)
  socket.emit('lag', { scope })
}

/** Packets are texts, or the bytes of a page. */
const bytesOf = (packet: unknown): number => {
  if (typeof packet === 'string') return packet.length
  return packet instanceof Uint8Array ? packet.byteLength : 0
}

export const mayHearLive = (socket: ConsoleSocket): boolean => socket.data.waitingBytes <= LIVE_BUDGET_BYTES

/** Counts one more question; false for one too many, after which the console is given up. */
export function mayAsk({ data }: ConsoleSocket): boolean {
  if (!data.seat) data.askedAsStranger++
  return (
    data.waitingBytes <= ANSWER_BUDGET_BYTES &&
    data.unanswered < UNANSWERED_BUDGET &&
    data.askedAsStranger <= STRANGER_BUDGET
  )
}
