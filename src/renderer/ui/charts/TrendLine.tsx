import { percentText } from '#shared/words/forms'
import { say } from '#shared/words/say'
import { TableTwin } from './TableTwin'
import { type TrendPoint, trendRuns } from './trendRuns'

const frame = { width: 400, height: 168, inset: 9 }

/** Rounds down like the figure beside the line: 99.97 must not read as all. */
const metText = (percent: number | null): string =>
  percent === null ? say('ui:chart.tooFew') : percentText(Math.floor(percent * 10) / 10)

/** A line over days, oldest first. The same figures stand in a table for readers who cannot see it. */
export function TrendLine({
  name,
  points,
}: {
  readonly name: string
  readonly points: readonly TrendPoint[]
}) {
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true" focusable="false">
        {trendRuns(points, frame).map((run) => (
          <g key={run[0]?.x}>
            <polyline points={run.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
            {run.map(({ x, y, isLast }) => (
              <circle key={x} cx={x} cy={y} r={isLast ? 9 : 4} />
            ))}
          </g>
        ))}
      </svg>
      <TableTwin
        caption={name}
        heads={[say('ui:chart.day'), say('ui:chart.met')]}
        rows={points.map((point) => [point.label, metText(point.percent)])}
      />
    </figure>
  )
}
