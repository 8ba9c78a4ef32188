import type { ClientId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { Intent } from '#shared/protocol/messages'
import { bufferRecords } from './bufferedRecords'
import { contentHash } from './contentHash'
import { decideOne } from './decide'
import type { RecordBook } from './records'
import type { Decision } from './store'

/** See SyncStore.decideAll. */
export async function decideAll(
  book: RecordBook,
  client: ClientId,
  epoch: number,
  account: Account,
  intents: readonly Intent[],
  receivedAt: Instant,
): Promise<readonly Decision[]> {
  return book.atOnce(async (beneath) => {
    const { records, flush } = bufferRecords(beneath)
    await records.entities('ticket', [...new Set(intents.map(({ ticketId }) => ticketId))])
    await records.answersTo(intents.map(contentHash))
    const decisions: Decision[] = []
    for (const intent of intents) {
      const decision = await decideOne(records, client, epoch, account, intent, receivedAt)
      decisions.push(decision)
      if (!isFinal(decision)) break
    }
    await flush()
    return decisions
  })
}

const isFinal = (decision: Decision): boolean =>
  decision.kind === 'decided' && (decision.ack.status === 'applied' || decision.ack.status === 'rejected')
