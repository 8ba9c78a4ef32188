import type { QueueId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDirectory } from '../../desk/deskContext'
import { useQueueChoice } from '../../desk/useQueueChoice'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'

/** In the place of the list of a queue that is not kept here (OUT125). */
export function NotKeptHere({ queue }: { readonly queue: QueueId }) {
  const { queues } = useDirectory()
  const { keep } = useQueueChoice()
  return (
    <div className="empty">
      <Announced as="p">{say('queues:empty', { queue: queues.get(queue)?.name ?? queue })}</Announced>
      <Button onPress={() => keep(queue)}>{say('queues:keep')}</Button>
    </div>
  )
}
