import type { PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { metricWords } from '#shared/domain/sla/metricWords'
import { durationReading } from '#shared/domain/sla/reading'
import { urgencyOf, urgencyWords } from '#shared/domain/sla/urgency'
import type { TicketView } from '../../data/deskData'
import { nextClocksOf } from '../../desk/nextClocks'
import { CountdownText, PlainCountdown } from '../../ui/CountdownText'
import { useOnBeat } from '../../ui/useOnBeat'
import { statusWords } from '../../ui/words'

type OpenClock = RunningClock | PausedClock

/** Beside the clock: which promise it is, the level as a word, and below it the second clock or why it stands still. */
function MetricCell({ next, second }: { readonly next: OpenClock; readonly second: OpenClock | null }) {
  const urgency = useOnBeat((now) => urgencyOf(next, now))
  return (
    <span className="cell-metric" role="gridcell" data-urgency={urgency}>
      <span className="metric">
        {metricWords[next.metric]} <span className="word">{urgencyWords[urgency]}</span>
      </span>
      {next.state === 'paused' ? (
        <span className="second">{statusWords[next.reason].toLowerCase()}</span>
      ) : second ? (
        <span className="second">
          {metricWords[second.metric]} <PlainCountdown clock={second} />
        </span>
      ) : null}
    </span>
  )
}

/** A ticket with nothing left to wait for: how its last promise ended. */
function EndedCells({ view }: { readonly view: TicketView }) {
  const ended = view.clocks.findLast((clock) => clock.state === 'met' || clock.state === 'missed')
  if (!ended) {
    return (
      <>
        <span role="gridcell" />
        <span className="cell-metric" role="gridcell">
          <span className="second">no promise is running</span>
        </span>
      </>
    )
  }
  return (
    <>
      <span role="gridcell">
        <span className="clock is-ended">{durationReading(ended.elapsedMs).text}</span>
      </span>
      <span className="cell-metric" role="gridcell">
        <span className="metric">
          {metricWords[ended.metric]} <span className="word">{ended.state}</span>
        </span>
        <span className="second">{statusWords[view.ticket.status].toLowerCase()}</span>
      </span>
    </>
  )
}

/** The two cells of a row that beat. */
export function ClockCells({ view }: { readonly view: TicketView }) {
  const { next, second } = nextClocksOf(view)
  if (!next) return <EndedCells view={view} />
  return (
    <>
      <span role="gridcell">
        <CountdownText clock={next} />
      </span>
      <MetricCell next={next} second={second} />
    </>
  )
}
