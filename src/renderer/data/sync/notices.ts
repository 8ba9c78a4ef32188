import type { View } from '../view/view'
import type { ChannelMessage } from './channelMessage'

type Committed = Extract<ChannelMessage, { kind: 'committed' }>

/**
 * Takes the leader's commits one by one. After one that was not heard of, as happens to a window that was suspended,
 * everything is read again: the rows it named are not known. Likewise after one that dropped whole scopes.
 */
export function createNoticeTaker(
  view: Pick<View, 'load' | 'takeNotice'>,
): (notice: Committed) => Promise<void> {
  let last: Pick<Committed, 'leading' | 'count'> | null = null
  return async (notice) => {
    const hasMissed = last !== null && last.leading === notice.leading && notice.count !== last.count + 1
    const { leading, count } = notice
    last = { leading, count }
    await (hasMissed || notice.hasWiped ? view.load() : view.takeNotice(notice))
  }
}
