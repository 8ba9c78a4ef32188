import type { ReactNode } from 'react'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import type { Reading } from '#shared/domain/sla/reading'
import { say } from '#shared/words/say'
import { Said } from '../../ui/Said'
import { promiseTitles } from '../../ui/words'
import { budgetText, type Used } from './gaugeState'
import { WhyButton } from './why/WhyButton'

const WARNING_MARKS = [50, 75, 90] as const

/** The share used as a bar with the warning marks; its end is the due instant. */
function Track({ used }: { readonly used: Used | null }) {
  const percent = used === null ? 0 : Math.min(100, Math.round(used.share * 100))
  return (
    <div
      className="track"
      role="img"
      aria-label={
        used === null
          ? say('ticket:gauge.noTarget')
          : say('ticket:gauge.used', { number: Math.round(used.share * 100) })
      }
    >
      <span className="used" style={{ width: `${percent}%` }} />
      {WARNING_MARKS.map((mark) => (
        <i key={mark} className={percent >= mark ? 'is-passed' : ''} style={{ left: `${mark}%` }} />
      ))}
    </div>
  )
}

interface GaugeFrameProps {
  readonly metric: Metric
  readonly clock: Clock | null
  readonly level: string
  readonly sign: ReactNode
  readonly state: string
  readonly reading: ReactNode
  readonly used: Used | null
  readonly foot: ReactNode
}

/** The parts every gauge has, whatever its clock is doing. */
export const GaugeFrame = (props: GaugeFrameProps) => (
  <section
    className="gauge"
    data-urgency={props.level}
    aria-label={say('ticket:gauge.label', { promise: promiseTitles(props.metric), state: props.state })}
  >
    <h2>
      {props.sign}
      {promiseTitles(props.metric)}
      <span className="state">{props.state}</span>
    </h2>
    <p className="reading">{props.reading}</p>
    <Track used={props.used} />
    <div className="foot">
      <p className="foot-words">{props.foot}</p>
      {props.clock === null ? null : <WhyButton clock={props.clock} />}
    </div>
  </section>
)

export const BigReading = ({ reading }: { readonly reading: Reading }) => (
  <span role="timer" aria-live="off" aria-label={reading.words}>
    <span className="sign">{reading.sign}</span>
    {reading.parts.map((part) => (
      <span key={part.unit} className="part">
        {part.digits}
        {part.unit === '' ? null : <span className="unit">{part.unit}</span>}
      </span>
    ))}
  </span>
)

interface OfTargetProps {
  readonly used: Used | null
  /** `ofOpen` where the reading counts wall time and the target open time, and the first is the larger one. */
  readonly of?: 'of' | 'ofOpen' | 'leftOf' | 'pastOf'
}

/** What the reading is measured against. */
export const OfTarget = ({ used, of = 'of' }: OfTargetProps) =>
  used === null ? null : (
    <small>
      <Said
        of={`ticket:gauge.${of}`}
        gaps={{ budget: <span className="figures">{budgetText(used.budgetMs)}</span> }}
      />
    </small>
  )
