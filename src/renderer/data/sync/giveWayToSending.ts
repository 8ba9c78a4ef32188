import { SECOND_MS } from '#shared/domain/instant'
import type { SyncState, Watchable } from '../deskData'
import type { DeskPorts } from '../ports'

/** So long in all; whoever has more to send than that sees the rest of the board meanwhile. */
const SENT_WITHIN_MS = SECOND_MS

const isSending = ({ connection, waiting }: SyncState): boolean =>
  connection.kind === 'live' && waiting.length > 0

/**
 * Settles when nothing more urgent waits in this window; what the agent did comes to the server before the rest is read
 * (OUT121).
 */
export function giveWayToSending(
  { giveWay = async () => undefined, timers }: Pick<DeskPorts, 'giveWay' | 'timers'>,
  sync: () => Watchable<SyncState>,
): () => Promise<void> {
  let isPatient = true
  const untilSent = (): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel()
        undo()
        resolve()
      }
      const cancel = timers.after(SENT_WITHIN_MS, () => {
        isPatient = false
        end()
      })
      const undo = sync().watch(() => isSending(sync().get()) || end())
    })
  return async () => {
    await giveWay()
    if (isPatient && isSending(sync().get())) await untilSent()
  }
}
