import type { CSSProperties } from 'react'
import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import { metricWords } from '#shared/domain/sla/metricWords'
import { say } from '#shared/words/say'
import { CountdownText } from '../../ui/CountdownText'
import { ClippedName } from './ClippedName'
import type { OpenPromise } from './wallFigures'

/** The promises that can still be kept, soonest first: six rows, never more. */
export function NextBreachesTile(props: {
  readonly promises: readonly OpenPromise[]
  /** Null where there is no room for their names. */
  readonly queues: ReadonlyMap<QueueId, Queue> | null
  readonly hasAll: boolean
  /** How many rows there are, also where fewer promises run. */
  readonly rows: number
}) {
  const isEmpty = props.promises.length === 0
  return (
    <section className="tile next" aria-label={say('wallboard:next')}>
      <h2>{say('wallboard:next')}</h2>
      {isEmpty && props.hasAll && <p className="empty">{say('wallboard:noneRunning')}</p>}
      <ol hidden={isEmpty} style={{ '--rows': props.rows } as CSSProperties}>
        {props.promises.map(({ ticket, clock }) => (
          <li key={ticket.id}>
            <CountdownText clock={clock} />
            <span className="metric clip">{metricWords(clock.metric)}</span>
            <span className="priority figures" data-priority={ticket.priority}>
              {ticket.priority}
            </span>
            {props.queues === null ? null : (
              <ClippedName className="queue" name={props.queues.get(ticket.queue)?.name ?? ticket.queue} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
