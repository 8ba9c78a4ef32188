import { useRef } from 'react'
import { percentText } from '#shared/words/forms'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { TableTwin } from './TableTwin'
import { type TrendPoint, trendShape } from './trendShape'
import { useChartFrame } from './useChartFrame'

/** Rounds down like the figure beside the line: 99.97 must not read as all. */
const metText = (percent: number | null): string =>
  percent === null ? say('ui:chart.tooFew') : percentText(Math.floor(percent * 10) / 10)

/**
 * A line over days, oldest first, and the objective as a dotted one. A day below it is hollow. The axis names its foot
 * and its head, as it need not begin at zero. The same figures stand in a table for readers who cannot see it.
 */
export function TrendLine(props: {
  readonly name: string
  readonly points: readonly TrendPoint[]
  readonly objective: number | null
}) {
  const chart = useRef<SVGSVGElement>(null)
  const frame = useChartFrame(chart)
  const { path, dots, low, high, objectiveY } = trendShape(props.points, frame, props.objective)
  return (
    <figure className="trend">
      <p className="axis figures" aria-hidden="true">
        <span>{numberText(high, spoken())}</span>
        <span>{numberText(low, spoken())}</span>
      </p>
      <svg ref={chart} aria-hidden="true" focusable="false">
        {objectiveY === null ? null : (
          <line className="objective" x1="0" x2={frame.width} y1={objectiveY} y2={objectiveY} />
        )}
        <path d={path} />
        {dots.map((dot) => (
          <circle
            key={dot.x}
            cx={dot.x}
            cy={dot.y}
            className={dot.isBelow ? 'is-below' : undefined}
            data-last={dot.isLast ? '' : undefined}
          />
        ))}
      </svg>
      <TableTwin
        caption={props.name}
        heads={[say('ui:chart.day'), say('ui:chart.met')]}
        rows={props.points.map((point) => [point.label, metText(point.percent)])}
      />
    </figure>
  )
}
