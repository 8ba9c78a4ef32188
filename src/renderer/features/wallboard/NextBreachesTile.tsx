import { type CSSProperties, memo } from 'react'
import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import { metricWords } from '#shared/domain/sla/metricWords'
import { say } from '#shared/words/say'
import { CountdownText } from '../../ui/CountdownText'
import { ClippedName } from './ClippedName'
import type { OpenPromise } from './wallFigures'

/** The promises that can still be kept, soonest first: six rows, never more. */
export const NextBreachesTile = memo(function NextBreachesTile(props: {
  /** As many as there are rows, or more. */
  readonly promises: readonly OpenPromise[]
  /** Null where there is no room for their names. */
  readonly queues: ReadonlyMap<QueueId, Queue> | null
  readonly hasAll: boolean
  /** How many rows there are, also where fewer promises run. */
  readonly rows: number
}) {
  const { queues, rows } = props
  const shown = props.promises.slice(0, rows)
  const isEmpty = shown.length === 0
  const nameOf = (queue: QueueId): string => queues?.get(queue)?.name ?? queue
  const names = shown.map(({ ticket }) => nameOf(ticket.queue))
  return (
    <section className="tile next" aria-label={say('wallboard:next')}>
      <h2>{say('wallboard:next')}</h2>
      {isEmpty ? <p className="empty">{props.hasAll ? say('wallboard:noneRunning') : '–'}</p> : null}
      <ol hidden={isEmpty} style={{ '--rows': rows } as CSSProperties}>
        {shown.map(({ ticket, clock }) => (
          <li key={ticket.id}>
            <CountdownText clock={clock} />
            <span className="metric clip">{metricWords(clock.metric)}</span>
            <span className="priority figures" data-priority={ticket.priority}>
              {ticket.priority}
            </span>
            {queues === null ? null : (
              <ClippedName className="queue" name={nameOf(ticket.queue)} beside={names} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
})
