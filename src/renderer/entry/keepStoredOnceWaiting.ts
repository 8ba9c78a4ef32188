import type { DeskData } from '../data/deskData'
import type { DeskPort } from '../platform/deskPort'

/**
 * Asks once that what is stored here be kept, when the first action waits that no server has (OUT217): a browser may ask
 * the person, who then sees in the banner what it is about. Answers the desk.
 */
export function keepStoredOnceWaiting<Data extends Pick<DeskData, 'sync'>>(
  data: Data,
  { keepStored }: Pick<DeskPort, 'keepStored'>,
): Data {
  const { sync } = data
  const stop = sync.watch(() => {
    const { connection, waiting } = sync.get()
    if (connection.kind !== 'offline' || waiting.length === 0) return
    stop()
    keepStored()
  })
  return data
}
