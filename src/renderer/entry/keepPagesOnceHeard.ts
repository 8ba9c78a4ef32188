import type { DeskData } from '../data/deskData'
import type { DeskPort } from '../platform/desk'

/**
 * Has the pages kept when the server is first heard by a desk (OUT213): the way to the live board waits for nothing of
 * it. A page that the server finds too old looks for the build that is not. Answers the desk.
 */
export function keepPagesOnceHeard<Data extends Pick<DeskData, 'sync'>>(
  data: Data,
  { keepPages }: Pick<DeskPort, 'keepPages'>,
): Data {
  const { sync } = data
  let isAsked = false
  const look = () => {
    const { kind } = sync.get().connection
    if (isAsked || (kind !== 'live' && kind !== 'too-old')) return
    isAsked = true
    stop()
    keepPages()
  }
  const stop = sync.watch(look)
  look()
  return data
}
