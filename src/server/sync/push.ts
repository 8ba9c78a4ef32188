import type { Ack, Intent, Push, PushAnswer } from '#shared/protocol/messages'
import { toOlderPushAnswer } from '#shared/protocol/older'
import { PROTOCOL } from '#shared/protocol/version'
import { joinCommits } from '../db/joinCommits'
import type { Commit, Decision } from '../db/store'
import type { SyncPorts } from './createSyncServer'
import type { PushGroup } from './pushGroup'
import type { Seat } from './server'

const RETRY_AFTER_MS = 1_000

export interface PushPorts extends SyncPorts {
  readonly group: PushGroup
}

/**
 * Decides on a batch, in order. Ends at the first intent that was not decided on for good: what comes after a gap, a
 * fork or a failure must not be carried out before it. While one batch of a console waits for the disk the next is
 * decided.
 */
export async function push(ports: PushPorts, seat: Seat, message: Push): Promise<PushAnswer> {
  const acks: Ack[] = []
  for (const decision of await decideBatch(ports, seat, message)) {
    if (decision.kind === 'fenced') return decision
    acks.push(decision.ack)
    ports.meters.decided(decision.ack.status)
  }
  const answer: PushAnswer = { kind: 'acks', acks }
  return seat.protocol === PROTOCOL ? answer : toOlderPushAnswer(answer)
}

/** The whole batch at once, which costs the disk one commit; when that fails, one by one, so that only one can fail. */
async function decideBatch(ports: PushPorts, seat: Seat, message: Push): Promise<readonly Decision[]> {
  try {
    return await ports.group.decide(seat, message)
  } catch (error) {
    ports.log.error(
      { err: error, client: seat.client, n: message.intents[0]?.n },
      'batch not decided at once',
    )
    return seat.pushes.pass(() => decideEach(ports, seat, message))
  }
}

async function decideEach(ports: SyncPorts, seat: Seat, message: Push): Promise<readonly Decision[]> {
  const decisions: Decision[] = []
  for (const intent of message.intents) {
    const decision = await decideOne(ports, seat, message.epoch, intent)
    decisions.push(decision)
    const isFinal = decision.kind === 'decided' && ['applied', 'rejected'].includes(decision.ack.status)
    if (!isFinal) return decisions
  }
  return decisions
}

/** A store that fails decides nothing: the number is not used up and the console sends it again. */
async function decideOne(ports: SyncPorts, seat: Seat, epoch: number, intent: Intent): Promise<Decision> {
  const { store, clock, log } = ports
  try {
    const [decision] = await sendAfter(ports, async () => [
      await store.decide(seat.client, epoch, seat.account, intent, clock.now()),
    ])
    if (decision) return decision
  } catch (error) {
    log.error({ err: error, client: seat.client, n: intent.n }, 'intent not decided')
  }
  return { kind: 'decided', ack: { status: 'retry', n: intent.n, retryAfterMs: RETRY_AFTER_MS }, commit: [] }
}

const sendAfter = (
  { commitAndSend }: SyncPorts,
  work: () => Promise<readonly Decision[]>,
): Promise<readonly Decision[]> => commitAndSend(work, (decisions) => joinCommits(decisions.map(commitOf)))

const commitOf = (decision: Decision): Commit => (decision.kind === 'decided' ? decision.commit : [])
