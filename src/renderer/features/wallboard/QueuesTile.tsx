import { memo } from 'react'
import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import { urgencyWords } from '#shared/domain/sla/urgency'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { BandBar } from '../../ui/charts/BandBar'
import { bandOrder } from '../../ui/charts/bandPieces'
import { TableTwin } from '../../ui/charts/TableTwin'
import { Said } from '../../ui/Said'
import { ClippedName } from './ClippedName'
import { foldQueues, type QueueBands } from './wallFigures'

/** Open tickets by queue, each queue one bar of its bands. */
export const QueuesTile = memo(function QueuesTile(props: {
  /** How many tickets are open in all of them. */
  readonly open: number
  readonly bands: readonly QueueBands[]
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly hasAll: boolean
  /** How many queues have room. */
  readonly rows: number
}) {
  const { shown, rest } = foldQueues(props.bands, props.rows)
  const lines = shown.map(({ queue, bands, open }) => ({
    key: `queue ${queue}`,
    name: props.queues.get(queue)?.name ?? queue,
    bands,
    open,
  }))
  if (rest) lines.push({ key: 'rest', name: say('wallboard:others'), ...rest })
  const names = lines.map(({ name }) => name)
  const longest = Math.max(1, ...lines.map((line) => line.open))
  const isKnown = props.hasAll || lines.length > 0
  return (
    <section className="tile low queues" aria-label={say('wallboard:queuesTile')}>
      <h2>
        {isKnown ? (
          <Said
            of="wallboard:open"
            gaps={{
              count: props.open,
              number: <b className="figures">{numberText(props.open, spoken())}</b>,
            }}
          />
        ) : (
          '–'
        )}
      </h2>
      <ul aria-hidden="true">
        {lines.map((line) => (
          <li key={line.key}>
            <ClippedName name={line.name} beside={names} />
            <BandBar counts={line.bands} longest={longest} />
            <span className="figures">{numberText(line.open, spoken())}</span>
          </li>
        ))}
      </ul>
      <TableTwin
        caption={say('wallboard:queuesTile')}
        heads={[
          say('wallboard:queue'),
          ...bandOrder.map((urgency) => urgencyWords(urgency)),
          say('wallboard:openHead'),
        ]}
        rows={lines.map((line) => [
          line.name,
          ...bandOrder.map((urgency) => String(line.bands[urgency])),
          String(line.open),
        ])}
      />
    </section>
  )
})
