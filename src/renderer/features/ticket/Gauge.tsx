import { Check, Minus } from 'lucide-react'
import { isDueLevel, shortLevelWords } from '#shared/domain/alertLevel'
import { assertNever } from '#shared/domain/assertNever'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Clock, MetClock, MissedClock, PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { durationReading, readingOf } from '#shared/domain/sla/reading'
import { urgencyOf, urgencyWords } from '#shared/domain/sla/urgency'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useDesk, useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { Mark } from '../../ui/Mark'
import { Said } from '../../ui/Said'
import { nameFor, statusInside } from '../../ui/words'
import { cancelSentences } from './cancelSentences'
import { BigReading, GaugeFrame, OfTarget } from './GaugeFrame'
import { dueOnResuming, keptAs, nextWarning, usedOf } from './gaugeState'

const figures = (text: string) => <span className="figures">{text}</span>
const bold = (text: string) => <b className="figures">{text}</b>

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
  const due = (
    <Said
      of={now > clock.dueAt ? 'ticket:gauge.wasDue' : 'ticket:gauge.due'}
      gaps={{ time: bold(wall.exactStamp(clock.dueAt, now)) }}
    />
  )
  return (
    <GaugeFrame
      metric={metric}
      clock={clock}
      level={urgency}
      sign={<Mark urgency={urgency} />}
      state={urgency === 'later' ? say('ticket:gauge.running') : urgencyWords(urgency)}
      reading={
        <>
          <BigReading reading={readingOf(clock, now)} />
          <OfTarget used={used} of={used !== null && clock.dueAt - now > used.budgetMs ? 'ofOpen' : 'of'} />
        </>
      }
      used={used}
      foot={
        warning && !isDueLevel(warning.level) ? (
          <Said
            of="ticket:gauge.nextAlert"
            gaps={{
              due,
              level: shortLevelWords(warning.level),
              time: figures(durationReading(warning.at - now).text),
            }}
          />
        ) : (
          due
        )
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
      state={say('ticket:gauge.paused', { reason: statusInside(clock.reason) })}
      reading={
        <>
          <BigReading reading={readingOf(clock, now)} />
          <OfTarget used={used} of={clock.remainingMs < 0 ? 'pastOf' : 'leftOf'} />
        </>
      }
      used={used}
      foot={
        due === null || clock.remainingMs < 0 ? (
          say('ticket:gauge.still')
        ) : (
          <Said of="ticket:gauge.ifResumed" gaps={{ time: bold(wall.stamp(due, now)) }} />
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
  const done = (
    <Said
      of={`ticket:did.${keptAs(ticket, metric, clock.metAt)}`}
      gaps={{ who: nameFor(clock.by, account.id), time: bold(wall.exactStamp(clock.metAt, now)) }}
    />
  )
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
      state={say(`ticket:gauge.${clock.state}`)}
      reading={
        <>
          <span>{durationReading(clock.elapsedMs).text}</span>
          <OfTarget used={used} />
        </>
      }
      used={used}
      foot={
        clock.state === 'missed' ? (
          <Said
            of="ticket:gauge.endedLate"
            gaps={{ done, time: figures(wall.exactStamp(clock.dueAt, now)) }}
          />
        ) : (
          done
        )
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
    state={say('ticket:gauge.notRunning')}
    reading="–"
    used={null}
    foot={words}
  />
)

/** One promise as an instrument: its word, its reading, the share used, and the fact that matters now. */
export function Gauge({ ticket, metric, clock }: GaugeProps<Clock | null>) {
  if (clock === null) return <IdleGauge metric={metric} clock={null} words={say('ticket:gauge.none')} />
  switch (clock.state) {
    case 'running':
      return <RunningGauge ticket={ticket} metric={metric} clock={clock} />
    case 'paused':
      return <PausedGauge ticket={ticket} metric={metric} clock={clock} />
    case 'met':
    case 'missed':
      return <EndedGauge ticket={ticket} metric={metric} clock={clock} />
    case 'cancelled':
      return <IdleGauge metric={metric} clock={clock} words={cancelSentences(clock.reason)} />
    default:
      return assertNever(clock)
  }
}
