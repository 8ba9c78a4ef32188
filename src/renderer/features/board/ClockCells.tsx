import type { MetClock, MissedClock, PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { metricWords } from '#shared/domain/sla/metricWords'
import { durationReading } from '#shared/domain/sla/reading'
import { urgencyOf, urgencyWords } from '#shared/domain/sla/urgency'
import { say } from '#shared/words/say'
import type { TicketView } from '../../data/deskData'
import { nextClocksOf } from '../../desk/nextClocks'
import { CountdownText, PlainCountdown } from '../../ui/CountdownText'
import { useOnBeat } from '../../ui/useOnBeat'
import { statusInside } from '../../ui/words'
import { rowPartId } from './rowName'

type OpenClock = RunningClock | PausedClock

interface MetricCellProps {
  readonly id: string
  readonly next: OpenClock
  readonly second: OpenClock | null
}

/** Beside the clock: which promise it is, the level as a word, and below it the second clock or why it stands still. */
function MetricCell({ id, next, second }: MetricCellProps) {
  const urgency = useOnBeat((now) => urgencyOf(next, now))
  return (
    <span id={id} className="cell-metric" role="gridcell" data-urgency={urgency}>
      <span className="metric">
        {metricWords(next.metric)} <span className="word">{urgencyWords(urgency)}</span>
      </span>
      {next.state === 'paused' ? (
        <span className="second">{statusInside(next.reason)}</span>
      ) : second ? (
        <span className="second">
          {metricWords(second.metric)} <PlainCountdown clock={second} />
        </span>
      ) : null}
    </span>
  )
}

type EndedClock = MetClock | MissedClock

const EndedText = ({ clock }: { readonly clock: EndedClock }) => (
  <span className="clock is-ended">{durationReading(clock.elapsedMs).text}</span>
)

/** How the last promise of a ticket ended. */
const lastEnded = ({ clocks }: TicketView): EndedClock | undefined =>
  clocks.findLast((clock) => clock.state === 'met' || clock.state === 'missed')

/** The clock of a row that has room for one only: the next, or the last that ended, and which promise it is. */
export function OnlyClock({ view }: { readonly view: TicketView }) {
  const { next } = nextClocksOf(view)
  const ended = lastEnded(view)
  if (next) return <CountdownText clock={next} />
  return ended ? <EndedText clock={ended} /> : null
}

/** "resolve", "resolve met"; null for a ticket without a promise. */
export function onlyMetricWords(view: TicketView): string | null {
  const { next } = nextClocksOf(view)
  if (next) return metricWords(next.metric)
  const ended = lastEnded(view)
  return ended
    ? say('board:ended', { metric: metricWords(ended.metric), how: say(`board:${ended.state}`) })
    : null
}

/** A ticket with nothing left to wait for: how its last promise ended. */
function EndedCells({ view }: { readonly view: TicketView }) {
  const ended = lastEnded(view)
  const { id } = view.ticket
  if (!ended) {
    return (
      <>
        <span role="gridcell" />
        <span id={rowPartId(id, 'metric')} className="cell-metric" role="gridcell">
          <span className="second">{say('board:noPromise')}</span>
        </span>
      </>
    )
  }
  return (
    <>
      <span id={rowPartId(id, 'clock')} role="gridcell">
        <EndedText clock={ended} />
      </span>
      <span id={rowPartId(id, 'metric')} className="cell-metric" role="gridcell">
        <span className="metric">
          {metricWords(ended.metric)} <span className="word">{say(`board:${ended.state}`)}</span>
        </span>
        <span className="second">{statusInside(view.ticket.status)}</span>
      </span>
    </>
  )
}

/** The two cells of a row that beat. */
export function ClockCells({ view }: { readonly view: TicketView }) {
  const { next, second } = nextClocksOf(view)
  if (!next) return <EndedCells view={view} />
  const { id } = view.ticket
  return (
    <>
      <span id={rowPartId(id, 'clock')} className="cell-clock" role="gridcell">
        <CountdownText clock={next} />
      </span>
      <MetricCell id={rowPartId(id, 'metric')} next={next} second={second} />
    </>
  )
}
