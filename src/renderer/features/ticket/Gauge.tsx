import { Check, Minus } from 'lucide-react'
import { isDueLevel, levelWords } from '#shared/domain/alertLevel'
import { assertNever } from '#shared/domain/assertNever'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Clock, MetClock, MissedClock, PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { durationReading, readingOf } from '#shared/domain/sla/reading'
import { urgencyOf, urgencyWords } from '#shared/domain/sla/urgency'
import type { Ticket } from '#shared/domain/ticket'
import { useNow } from '../../clock/useNow'
import { useDesk, useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { Mark } from '../../ui/Mark'
import { nameFor, statusInside } from '../../ui/words'
import { cancelSentences } from './cancelSentences'
import { BigReading, GaugeFrame, OfTarget } from './GaugeFrame'
import { dueOnResuming, nextWarning, usedOf } from './gaugeState'

const didWords: Record<Metric, string> = {
  acknowledgement: 'said “I have it”',
  firstResponse: 'replied',
  nextResponse: 'replied',
  update: 'wrote to the customer',
  ownership: 'resolved it',
  resolution: 'resolved it',
}

interface GaugeProps<Shown extends Clock | null> {
  readonly ticket: Ticket
  readonly metric: Metric
  readonly clock: Shown
}

function RunningGauge({ ticket, metric, clock }: GaugeProps<RunningClock>) {
  const now = useNow()
  const terms = useTerms()
  const wall = useWallClock()
  const urgency = urgencyOf(clock, now)
  const used = usedOf(ticket, clock, now, terms)
  const warning = nextWarning(clock, now)
  return (
    <GaugeFrame
      metric={metric}
      clock={clock}
      level={urgency}
      sign={<Mark urgency={urgency} />}
      state={urgency === 'later' ? 'running' : urgencyWords(urgency)}
      reading={
        <>
          <BigReading reading={readingOf(clock, now)} />
          <OfTarget used={used} isLonger={used !== null && clock.dueAt - now > used.budgetMs} />
        </>
      }
      used={used}
      foot={
        <>
          {now > clock.dueAt ? 'Was due' : 'Due'}{' '}
          <b className="figures">{wall.exactStamp(clock.dueAt, now)}</b>
          {warning && !isDueLevel(warning.level) ? (
            <>
              {' '}
              · next alert at {levelWords(warning.level)} in{' '}
              <span className="figures">{durationReading(warning.at - now).text}</span>
            </>
          ) : null}
        </>
      }
    />
  )
}

function PausedGauge({ ticket, metric, clock }: GaugeProps<PausedClock>) {
  const now = useNow('minute')
  const terms = useTerms()
  const wall = useWallClock()
  const due = terms === null ? null : dueOnResuming(ticket, clock, now, terms)
  const used = usedOf(ticket, clock, now, terms)
  return (
    <GaugeFrame
      metric={metric}
      clock={clock}
      level="paused"
      sign={<Mark urgency="paused" />}
      state={`paused, ${statusInside(clock.reason)}`}
      reading={
        <>
          <BigReading reading={readingOf(clock, now)} />
          <OfTarget used={used} word={clock.remainingMs < 0 ? 'past' : 'left of'} />
        </>
      }
      used={used}
      foot={
        due === null || clock.remainingMs < 0 ? (
          'It stands still.'
        ) : (
          <>
            If resumed now: due <b className="figures">{wall.stamp(due, now)}</b>
          </>
        )
      }
    />
  )
}

function EndedGauge({ ticket, metric, clock }: GaugeProps<MetClock | MissedClock>) {
  const now = useNow('minute')
  const { account } = useDesk()
  const wall = useWallClock()
  const used = usedOf(ticket, clock, now, useTerms())
  const isMet = clock.state === 'met'
  return (
    <GaugeFrame
      metric={metric}
      clock={clock}
      level={clock.state}
      sign={
        isMet ? (
          <Check className="icon" size={12} aria-hidden="true" />
        ) : (
          <Minus className="icon" size={12} aria-hidden="true" />
        )
      }
      state={isMet ? 'met' : 'missed'}
      reading={
        <>
          <span>{durationReading(clock.elapsedMs).text}</span>
          <OfTarget used={used} />
        </>
      }
      used={used}
      foot={
        <>
          {nameFor(clock.by, account.id)} {didWords[metric]}{' '}
          <b className="figures">{wall.exactStamp(clock.metAt, now)}</b>
          {clock.state === 'missed' ? (
            <>
              {' '}
              · was due <span className="figures">{wall.exactStamp(clock.dueAt, now)}</span>
            </>
          ) : null}
        </>
      }
    />
  )
}

interface IdleGaugeProps {
  readonly metric: Metric
  readonly clock: Clock | null
  readonly words: string
}

const IdleGauge = ({ metric, clock, words }: IdleGaugeProps) => (
  <GaugeFrame
    metric={metric}
    clock={clock}
    level="none"
    sign={<Mark urgency="none" />}
    state="not running"
    reading="–"
    used={null}
    foot={words}
  />
)

/** One promise as an instrument: its word, its reading, the share used, and the fact that matters now. */
export function Gauge({ ticket, metric, clock }: GaugeProps<Clock | null>) {
  if (clock === null)
    return <IdleGauge metric={metric} clock={null} words="No such promise for this ticket." />
  switch (clock.state) {
    case 'running':
      return <RunningGauge ticket={ticket} metric={metric} clock={clock} />
    case 'paused':
      return <PausedGauge ticket={ticket} metric={metric} clock={clock} />
    case 'met':
    case 'missed':
      return <EndedGauge ticket={ticket} metric={metric} clock={clock} />
    case 'cancelled':
      return <IdleGauge metric={metric} clock={clock} words={cancelSentences[clock.reason]} />
    default:
      return assertNever(clock)
  }
}
