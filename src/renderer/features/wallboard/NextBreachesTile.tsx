import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import { metricWords } from '#shared/domain/sla/metricWords'
import { CountdownText } from '../../ui/CountdownText'
import type { OpenPromise } from './wallFigures'

/** The promises that can still be kept, soonest first: six rows, never more. */
export function NextBreachesTile(props: {
  readonly promises: readonly OpenPromise[]
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly hasAll: boolean
}) {
  const isEmpty = props.promises.length === 0
  return (
    <section className="tile next" aria-label="Next breaches">
      <h2>Next breaches</h2>
      {isEmpty && props.hasAll && <p className="empty">No promise is running</p>}
      <ol hidden={isEmpty}>
        {props.promises.map(({ ticket, clock }) => (
          <li key={ticket.id}>
            <CountdownText clock={clock} />
            <span className="metric">{metricWords(clock.metric)}</span>
            <span className="priority figures" data-priority={ticket.priority}>
              {ticket.priority}
            </span>
            <span className="queue clip">{props.queues.get(ticket.queue)?.name ?? ticket.queue}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
