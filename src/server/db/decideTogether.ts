import { ticketsOf } from '#shared/commands/pair'
import type { Instant } from '#shared/domain/instant'
import { bufferRecords } from './bufferedRecords'
import { contentHash } from './contentHash'
import { decideOne } from './decide'
import type { RecordBook, Records } from './records'
import type { Batch, Decision } from './store'

/** See SyncStore.decideTogether. */
export async function decideTogether(
  book: RecordBook,
  batches: readonly Batch[],
  receivedAt: Instant,
): Promise<readonly (readonly Decision[])[]> {
  return book.atOnce(async (beneath) => {
    const { records, flush } = bufferRecords(beneath)
    const tickets = batches.flatMap(({ intents }) => intents.flatMap(ticketsOf))
    await records.entities('ticket', [...new Set(tickets)])
    await records.answersTo([...new Set(batches.flatMap(({ intents }) => intents.map(contentHash)))])
    const decisions: (readonly Decision[])[] = []
    for (const batch of batches) decisions.push(await decideBatch(records, batch, receivedAt))
    await flush()
    return decisions
  })
}

async function decideBatch(
  records: Records,
  { client, epoch, account, intents }: Batch,
  receivedAt: Instant,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = []
  for (const intent of intents) {
    const decision = await decideOne(records, client, epoch, account, intent, receivedAt)
    decisions.push(decision)
    if (!isFinal(decision)) break
  }
  return decisions
}

const isFinal = (decision: Decision): boolean =>
  decision.kind === 'decided' && (decision.ack.status === 'applied' || decision.ack.status === 'rejected')
