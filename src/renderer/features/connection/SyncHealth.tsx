import { BellRing, Database, Equal, HardDrive, Hourglass, Timer, Unplug, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { isDueLevel, levelWords } from '#shared/domain/alertLevel'
import { assertNever } from '#shared/domain/assertNever'
import { personOf } from '#shared/domain/person'
import { metricWords } from '#shared/domain/sla/metricWords'
import { urgencyOf } from '#shared/domain/sla/urgency'
import { tenthsText } from '#shared/words/forms'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { SyncState } from '../../data/deskData'
import { useDesk, useDirectory, useHealth, useMirror, useSync, useWallClock } from '../../desk/deskContext'
import { useWatchable } from '../../desk/useWatchable'
import type { AlertReach } from '../../platform/deskPort'
import { Button } from '../../ui/Button'
import { Mark } from '../../ui/Mark'
import { clocksWords, comparisonWords, megabytesText } from './healthWords'
import { ClockDifferences, KeptHere } from './KeptHere'
import { type LetterWays, NotApplied } from './NotApplied'
import { Unreadable } from './Unreadable'
import { useStoredBytes } from './useStoredBytes'
import { actionWords, conditionWords } from './waitingSentences'

const NEXT_ALERTS_SHOWN = 5

interface HealthLineProps {
  readonly icon: ReactNode
  readonly name: string
  readonly children: ReactNode
}

const HealthLine = ({ icon, name, children }: HealthLineProps) => (
  <li>
    {icon}
    <span>{name}</span>
    <span className="muted figures">{children}</span>
  </li>
)

function serverWords({ connection }: SyncState, since: string): string {
  switch (connection.kind) {
    case 'live':
      return say('connection:health.answered', { time: since })
    case 'connecting':
      return say('connection:health.connecting')
    case 'loading':
      return say('connection:health.loading')
    case 'offline':
      return since === ''
        ? say('connection:health.neverAnswered')
        : say('connection:health.noAnswerSince', { time: since })
    case 'signed-out':
      return say('connection:health.asksSignIn')
    case 'too-old':
      return say('connection:health.needsNewer')
    case 'replaced':
      return say('connection:health.talksToNewer')
    default:
      return assertNever(connection)
  }
}

/** A tenth of a second is the finest that is said. */
const secondsWords = (ms: number): string =>
  say('connection:health.seconds', { number: tenthsText(Math.max(100, ms) / 1000) })

function clockWords({ offsetMs, errorMs, isVerified }: SyncState['clockOffset']): string {
  if (!isVerified) return say('connection:health.clockUnchecked')
  const error = secondsWords(errorMs)
  if (Math.abs(offsetMs) <= errorMs) return say('connection:health.clockRight', { error })
  const offset = secondsWords(Math.abs(offsetMs))
  return say(offsetMs >= 0 ? 'connection:health.clockBehind' : 'connection:health.clockAhead', {
    offset,
    error,
  })
}

/** Whether what is planned is seen, and how to ask where it is not. */
export interface AlertsOutside {
  readonly reach: () => AlertReach
  readonly ask: () => Promise<AlertReach>
}

function UnseenAlerts({ reach, onAsk }: { readonly reach: AlertReach; readonly onAsk: () => void }) {
  if (reach === 'shown') return null
  if (reach === 'forbidden') {
    return <p className="alerts-unseen">{say('connection:health.alertsForbidden')}</p>
  }
  return (
    <p className="alerts-unseen">
      {say('connection:health.alertsUnasked')}
      <Button onPress={onAsk}>{say('connection:health.alertsAllow')}</Button>
    </p>
  )
}

function HealthList({ outside }: { readonly outside: AlertsOutside }) {
  const [reach, setReach] = useState(outside.reach)
  const sync = useSync()
  const { byId } = useMirror()
  const { alertPlan } = useDesk()
  const { alerts } = useWatchable(alertPlan)
  const clock = useWallClock()
  const now = useNow()
  const since = sync.lastHeardAt === null ? '' : clock.exactStamp(sync.lastHeardAt, now)
  const lastAlert = alerts.at(-1)
  const plannedWords = lastAlert
    ? say('connection:health.alertsSet', {
        count: alerts.length,
        time: clock.stamp(lastAlert.fireAt, now),
      })
    : say('connection:health.alertsNone')
  return (
    <>
      <ul className="health">
        <HealthLine
          icon={<Unplug className="icon" size={14} aria-hidden="true" />}
          name={say('connection:health.server')}
        >
          {serverWords(sync, since)}
        </HealthLine>
        <HealthLine
          icon={<Database className="icon" size={14} aria-hidden="true" />}
          name={say('connection:health.ticketsHere')}
        >
          {since === ''
            ? say('connection:health.noneYet')
            : say('connection:health.ticketsAsOf', { count: byId.size, time: since })}
        </HealthLine>
        <HealthLine
          icon={<Timer className="icon" size={14} aria-hidden="true" />}
          name={say('connection:health.clock')}
        >
          {clockWords(sync.clockOffset)}
        </HealthLine>
        <HealthLine
          icon={<BellRing className="icon" size={14} aria-hidden="true" />}
          name={say('connection:health.alertsHere')}
        >
          {reach === 'shown' ? plannedWords : say('connection:health.alertsUnseen')}
        </HealthLine>
        <Agreement />
      </ul>
      <ClockDifferences />
      <UnseenAlerts reach={reach} onAsk={() => void outside.ask().then(setReach)} />
    </>
  )
}

/** How what is kept and reckoned here stands to the server's. */
function Agreement() {
  const health = useHealth()
  const clock = useWallClock()
  const now = useNow('minute')
  const bytes = useStoredBytes()
  return (
    <>
      <HealthLine
        icon={<Hourglass className="icon" size={14} aria-hidden="true" />}
        name={say('connection:health.clocksAgree')}
      >
        {clocksWords(health.clocks)}
      </HealthLine>
      <HealthLine
        icon={<Equal className="icon" size={14} aria-hidden="true" />}
        name={say('connection:health.rowsAgree')}
      >
        {comparisonWords(health, (at) => clock.exactStamp(at, now))}
      </HealthLine>
      <HealthLine
        icon={<HardDrive className="icon" size={14} aria-hidden="true" />}
        name={say('connection:health.space')}
      >
        {say('connection:health.spaceOf', {
          size: bytes === null ? say('connection:health.notKnown') : megabytesText(bytes),
          protocol: health.protocol,
        })}
      </HealthLine>
    </>
  )
}

function WaitingList() {
  const { waiting } = useSync()
  const { byId } = useMirror()
  const { queues } = useDirectory()
  const { account } = useDesk()
  const clock = useWallClock()
  if (waiting.length === 0) return <p className="muted">{say('connection:health.waitingNone')}</p>
  return (
    <ol className="waiting">
      {waiting.map((command, index) => (
        <li key={command.id}>
          <span className="n figures">{index + 1}</span>
          <span>
            {actionWords(command, {
              you: personOf(account),
              requester: byId.get(command.ticketId)?.ticket.requester.name ?? null,
              queueName: (queue) => queues.get(queue)?.name ?? queue,
            })}
          </span>
          <time>{clock.time(command.at)}</time>
          <p>{conditionWords(command, clock.time(command.at))}</p>
        </li>
      ))}
    </ol>
  )
}

function NextAlerts() {
  const { alertPlan, tickets } = useDesk()
  const { alerts } = useWatchable(alertPlan)
  const clock = useWallClock()
  const now = useNow()
  const ahead = alerts.filter((alert) => alert.fireAt > now).slice(0, NEXT_ALERTS_SHOWN)
  if (ahead.length === 0) return <p className="muted">{say('connection:health.nextAlertsNone')}</p>
  return (
    <ul className="health">
      {ahead.map((alert) => {
        const running = tickets
          .get()
          .byId.get(alert.ticketId)
          ?.clocks.find((entry) => entry.state === 'running' && entry.metric === alert.metric)
        const urgency = running?.state === 'running' ? urgencyOf(running, now) : 'later'
        const share = isDueLevel(alert.level)
          ? say('connection:health.alertBreached')
          : levelWords(alert.level)
        return (
          <li key={alert.id}>
            <Mark urgency={urgency} />
            <span>
              <span className="figures">{alert.ticketId}</span> {metricWords(alert.metric)} {share}
            </span>
            <time className="muted">{clock.exactStamp(alert.fireAt, now)}</time>
          </li>
        )
      })}
    </ul>
  )
}

/** Takes the focus while it is shown and gives it back, unless it has gone somewhere else meanwhile. */
function useTakenFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [panel])
}

interface SyncHealthProps extends LetterWays {
  readonly alerts: AlertsOutside
  readonly onClose: () => void
}

/** What stands between this console and the server: its health, what waits, what was refused, what will ring. */
export function SyncHealth({ alerts, onClose, onOpenTicket, onRestore }: SyncHealthProps) {
  const { waiting } = useSync()
  const panel = useRef<HTMLElement>(null)
  useTakenFocus(panel)
  return (
    <aside className="sync scroll-thin" aria-label={say('connection:health.title')} tabIndex={-1} ref={panel}>
      <header>
        <h2>{say('connection:health.title')}</h2>
        <span className="spacer" />
        <Button look="quiet" label={say('connection:health.close')} onPress={onClose}>
          <X className="icon" size={14} aria-hidden="true" />
        </Button>
      </header>
      <section>
        <HealthList outside={alerts} />
      </section>
      <section>
        <h3>
          {say('connection:health.waiting')}{' '}
          {waiting.length > 0 ? <span className="muted">{say('connection:health.inOrder')}</span> : null}
        </h3>
        <WaitingList />
      </section>
      <NotApplied onOpenTicket={onOpenTicket} onRestore={onRestore} />
      <Unreadable />
      <section>
        <h3>{say('connection:health.nextAlerts')}</h3>
        <NextAlerts />
      </section>
      <KeptHere />
    </aside>
  )
}
