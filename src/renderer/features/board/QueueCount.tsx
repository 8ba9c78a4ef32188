import type { QueueId } from '#shared/domain/ids'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { useLeftOut } from '../../desk/useLeftOut'

/** How many open tickets a queue has here, or that it is not kept here. */
export function QueueCount({ queue, count }: { readonly queue: QueueId; readonly count: number }) {
  if (!useLeftOut().has(queue)) return <span className="count figures">{numberText(count, spoken())}</span>
  return (
    <span className="count" title={say('queues:notHere')}>
      {say('queues:away')}
    </span>
  )
}
