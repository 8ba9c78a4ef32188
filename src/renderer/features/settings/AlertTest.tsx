import { Bell, Hash, type LucideIcon, MessageSquareText, Volume2 } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type AlertFault, notificationHiddenBy } from '#shared/domain/alertHealth'
import { type AlertTestStep, BADGE_TEST_COUNT } from '#shared/domain/alertTest'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { useAlertFaults } from '../../desk/useAlertFaults'
import type { AlertsPort } from '../../platform/alertsPort'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { healthLooks } from './AlertHealth'
import { faultWords } from './faultWords'
import { nowHere, timeHere } from './timeHere'

const icons: Record<AlertTestStep, LucideIcon> = {
  notification: Bell,
  sound: Volume2,
  speech: MessageSquareText,
  badge: Hash,
}

const questionOf = (step: AlertTestStep): string =>
  step === 'badge'
    ? say('settings:testQuestions.badge', { number: BADGE_TEST_COUNT })
    : say(`settings:testQuestions.${step}`)

interface StepRowProps {
  readonly step: AlertTestStep
  readonly isAsked: boolean
  /** Why nothing of it could be perceived just now. */
  readonly hiddenBy: AlertFault | null
  readonly onTry: () => void
  readonly onAnswer: (isPerceived: boolean) => void
}

const answeredKey = { true: 'settings:test.perceived', false: 'settings:test.unperceived' } as const

function StepWords({ step, isAsked, hiddenBy }: Pick<StepRowProps, 'step' | 'isAsked' | 'hiddenBy'>) {
  const result = usePreferences((store) => store.preferences.alertTest[step])
  if (isAsked) return <Announced className="muted">{questionOf(step)}</Announced>
  if (hiddenBy !== null) return <Announced className="muted">{faultWords(hiddenBy)}</Announced>
  return (
    <span className="muted">
      {result === undefined
        ? say('settings:test.never')
        : say(answeredKey[`${result.isPerceived}`], { time: timeHere(result.at) })}
      {result?.isPerceived === false ? ` ${say(`settings:testAdvice.${step}`)}` : null}
    </span>
  )
}

function StepRow({ step, isAsked, hiddenBy, onTry, onAnswer }: StepRowProps) {
  const Icon = icons[step]
  return (
    <li className={isAsked ? 'test-step is-asked' : 'test-step'} data-step={step}>
      <Icon className="icon" size={16} aria-hidden="true" />
      <span className="test-words">
        {say(`settings:testNames.${step}`)}
        <StepWords step={step} isAsked={isAsked} hiddenBy={hiddenBy} />
      </span>
      {isAsked ? (
        <>
          <Button look="primary" onPress={() => onAnswer(true)}>
            {say('settings:test.yes')}
          </Button>
          <Button onPress={() => onAnswer(false)}>{say('settings:test.no')}</Button>
          <Button look="quiet" onPress={onTry}>
            {say('settings:test.again')}
          </Button>
        </>
      ) : (
        <Button onPress={onTry}>{say('settings:test.tryOne')}</Button>
      )}
    </li>
  )
}

/** Why the person cannot have perceived what was just tried, so that they are not asked whether they did (ALR150). */
async function triedUnseen(port: AlertsPort, step: AlertTestStep): Promise<AlertFault | null> {
  await port.tryAlert(step)
  if (step !== 'notification') return null
  const { desktop, window } = await port.reach()
  return notificationHiddenBy(desktop, window)
}

/** Walks through the ways of this computer, or tries one of them; what could not come is passed over with the reason. */
function useAlertTest(port: AlertsPort | null, onFinished: (() => void) | undefined) {
  const steps = port?.testSteps ?? []
  const [asked, setAsked] = useState<AlertTestStep | null>(null)
  const [hidden, setHidden] = useState<{ readonly step: AlertTestStep; readonly by: AlertFault } | null>(null)
  const [isWalking, setIsWalking] = useState(false)
  const faults = useAlertFaults(healthLooks)
  const stands = (fault: AlertFault) => faults?.some(({ kind }) => kind === fault.kind) !== false
  const goOn = (step: AlertTestStep, walks: boolean): void => {
    const next = walks ? steps[steps.indexOf(step) + 1] : undefined
    if (next !== undefined) return void tryOut(next, walks)
    setAsked(null)
    if (walks) onFinished?.()
    setIsWalking(false)
  }
  const tryOut = async (step: AlertTestStep, walks = isWalking) => {
    if (port === null) return
    setAsked(null)
    if (step === hidden?.step) setHidden(null)
    const by = await triedUnseen(port, step)
    if (by === null) return setAsked(step)
    setHidden({ step, by })
    goOn(step, walks)
  }
  return {
    steps,
    asked,
    isWalking,
    tryOut,
    hiddenBy: (step: AlertTestStep) => (hidden?.step === step && stands(hidden.by) ? hidden.by : null),
    answer: (step: AlertTestStep, isPerceived: boolean) => {
      const { preferences, change } = usePreferences.getState()
      change({ alertTest: { ...preferences.alertTest, [step]: { isPerceived, at: nowHere() } } })
      if (step === 'badge') void port?.endAlertTest()
      goOn(step, isWalking)
    },
    begin: () => {
      const [first] = steps
      if (first === undefined) return
      setIsWalking(true)
      void tryOut(first, true)
    },
  }
}

/** The button that was pressed has gone with its question: the next press is at the next one, or where the last stood (ALR156). */
function useNextButton(section: RefObject<HTMLElement | null>, asked: AlertTestStep | null): void {
  const last = useRef<AlertTestStep | null>(null)
  useEffect(() => {
    const at = asked ?? last.current
    last.current = asked
    if (at !== null) section.current?.querySelector<HTMLElement>(`[data-step=${at}] button`)?.focus()
  }, [section, asked])
}

/** Walks through notification, sound, speech and badge, and keeps what the person perceived of each, and when (ALR131). */
export function AlertTest({ onFinished }: { readonly onFinished?: () => void }) {
  const port = usePreferences((store) => store.port)
  const test = useAlertTest(port, onFinished)
  const section = useRef<HTMLElement>(null)
  useNextButton(section, test.asked)
  useEffect(
    () => () => {
      void port?.endAlertTest()
    },
    [port],
  )
  return (
    <section ref={section}>
      <h3>{say('settings:section.test')}</h3>
      <p className="muted">{say('settings:test.hint')}</p>
      <ul className="test-steps">
        {test.steps.map((step) => (
          <StepRow
            key={step}
            step={step}
            isAsked={test.asked === step}
            hiddenBy={test.hiddenBy(step)}
            onTry={() => void test.tryOut(step)}
            onAnswer={(isPerceived) => test.answer(step, isPerceived)}
          />
        ))}
      </ul>
      {test.asked === null && !test.isWalking ? (
        <Button look="primary" onPress={test.begin}>
          {say('settings:test.begin')}
        </Button>
      ) : null}
    </section>
  )
}
