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
import { foldQueues, type WallFigures } from './wallFigures'

/** Open tickets by queue, each queue one bar of its bands. */
export function QueuesTile(props: {
  readonly figures: WallFigures
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly hasAll: boolean
  /** How many queues have room. */
  readonly rows: number
}) {
  const total = props.figures.open
  const { shown, rest } = foldQueues(props.figures.queues, props.rows)
  const lines = shown.map(({ queue, bands, open }) => ({
    key: `queue ${queue}`,
    name: props.queues.get(queue)?.name ?? queue,
    bands,
    open,
  }))
  if (rest) lines.push({ key: 'rest', name: say('wallboard:otherQueues'), ...rest })
  const longest = Math.max(1, ...lines.map((line) => line.open))
  const isKnown = props.hasAll || lines.length > 0
  return (
    <section className="tile low queues" aria-label={say('wallboard:queuesTile')}>
      <h2>
        {isKnown ? (
          <Said
            of="wallboard:open"
            gaps={{ count: total, number: <b className="figures">{numberText(total, spoken())}</b> }}
          />
        ) : (
          '–'
        )}
      </h2>
      <ul aria-hidden="true">
        {lines.map((line) => (
          <li key={line.key}>
            <ClippedName name={line.name} />
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
}
