import type { Ack, Intent, Push, PushAnswer } from '#shared/protocol/messages'
import type { Decision } from '../db/store'
import type { SyncPorts } from './createSyncServer'
import type { Seat } from './server'

const RETRY_AFTER_MS = 1_000

/**
 * Decides on a batch, in order. Ends at the first intent that was not decided on for good: what comes after a gap, a
 * fork or a failure must not be carried out before it.
 */
export async function push(ports: SyncPorts, seat: Seat, message: Push): Promise<PushAnswer> {
  return seat.pushes.pass(async () => {
    const acks: Ack[] = []
    for (const intent of message.intents) {
      const decision = await decideAndSend(ports, seat, message.epoch, intent)
      if (decision.kind === 'fenced') return decision
      acks.push(decision.ack)
      ports.meters.decided(decision.ack.status)
      if (decision.ack.status !== 'applied' && decision.ack.status !== 'rejected') break
    }
    return { kind: 'acks', acks }
  })
}

/** A store that fails decides nothing: the number is not used up and the console sends it again. */
async function decideAndSend(
  { store, commitAndSend, clock, log }: SyncPorts,
  seat: Seat,
  epoch: number,
  intent: Intent,
): Promise<Decision> {
  try {
    return await commitAndSend(
      () => store.decide(seat.client, epoch, seat.account, intent, clock.now()),
      (decision) => (decision.kind === 'decided' ? decision.commit : []),
    )
  } catch (error) {
    log.error({ err: error, client: seat.client, n: intent.n }, 'intent not decided')
    return {
      kind: 'decided',
      ack: { status: 'retry', n: intent.n, retryAfterMs: RETRY_AFTER_MS },
      commit: [],
    }
  }
}
