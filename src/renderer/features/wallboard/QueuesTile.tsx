import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import { urgencyWords } from '#shared/domain/sla/urgency'
import { BandBar } from '../../ui/charts/BandBar'
import { bandOrder } from '../../ui/charts/bandSegments'
import { TableTwin } from '../../ui/charts/TableTwin'
import { foldQueues, type WallFigures } from './wallFigures'

const ROWS = 6

/** Open tickets by queue, each queue one bar of its bands. */
export function QueuesTile(props: {
  readonly figures: WallFigures
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly hasAll: boolean
}) {
  const { shown, rest } = foldQueues(props.figures.queues, ROWS)
  const lines = shown.map(({ queue, bands, open }) => ({
    key: `queue ${queue}`,
    name: props.queues.get(queue)?.name ?? queue,
    bands,
    open,
  }))
  if (rest) lines.push({ key: 'rest', name: 'Others', ...rest })
  const longest = Math.max(1, ...lines.map((line) => line.open))
  return (
    <section className="tile bottom open" aria-label="Open by queue and band">
      <h2>
        <b className="figures">
          {props.hasAll || lines.length > 0 ? props.figures.open.toLocaleString('en-GB') : '–'}
        </b>{' '}
        open
      </h2>
      <ul aria-hidden="true">
        {lines.map((line) => (
          <li key={line.key}>
            <span className="clip">{line.name}</span>
            <BandBar counts={line.bands} open={line.open} longest={longest} />
            <span className="figures">{line.open.toLocaleString('en-GB')}</span>
          </li>
        ))}
      </ul>
      <TableTwin
        caption="Open tickets by queue and band"
        heads={['Queue', ...bandOrder.map((urgency) => urgencyWords(urgency)), 'open']}
        rows={lines.map((line) => [
          line.name,
          ...bandOrder.map((urgency) => String(line.bands[urgency])),
          String(line.open),
        ])}
      />
    </section>
  )
}
