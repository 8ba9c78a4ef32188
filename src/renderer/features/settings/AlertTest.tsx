import { Bell, Hash, type LucideIcon, MessageSquareText, Volume2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type AlertTestStep, BADGE_TEST_COUNT } from '#shared/domain/alertTest'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
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
  readonly onTry: () => void
  readonly onAnswer: (isPerceived: boolean) => void
}

const answeredKey = { true: 'settings:test.perceived', false: 'settings:test.unperceived' } as const

function StepRow({ step, isAsked, onTry, onAnswer }: StepRowProps) {
  const result = usePreferences((store) => store.preferences.alertTest[step])
  const Icon = icons[step]
  return (
    <li className={isAsked ? 'test-step is-asked' : 'test-step'} data-step={step}>
      <Icon className="icon" size={16} aria-hidden="true" />
      <span className="test-words">
        {say(`settings:testNames.${step}`)}
        {isAsked ? (
          <Announced className="muted">{questionOf(step)}</Announced>
        ) : (
          <span className="muted">
            {result === undefined
              ? say('settings:test.never')
              : say(answeredKey[`${result.isPerceived}`], { time: timeHere(result.at) })}
            {result?.isPerceived === false ? ` ${say(`settings:testAdvice.${step}`)}` : null}
          </span>
        )}
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

/** Walks through notification, sound, speech and badge, and keeps what the person perceived of each, and when (ALR131). */
export function AlertTest({ onFinished }: { readonly onFinished?: () => void }) {
  const port = usePreferences((store) => store.port)
  const steps = port?.testSteps ?? []
  const [asked, setAsked] = useState<AlertTestStep | null>(null)
  const [isWalking, setIsWalking] = useState(false)
  useEffect(
    () => () => {
      void port?.endAlertTest()
    },
    [port],
  )
  const tryOut = (step: AlertTestStep) => {
    setAsked(step)
    void port?.tryAlert(step)
  }
  const answer = (step: AlertTestStep, isPerceived: boolean) => {
    const { preferences, change } = usePreferences.getState()
    change({ alertTest: { ...preferences.alertTest, [step]: { isPerceived, at: nowHere() } } })
    if (step === 'badge') void port?.endAlertTest()
    const next = isWalking ? steps[steps.indexOf(step) + 1] : undefined
    if (next !== undefined) return tryOut(next)
    setAsked(null)
    if (isWalking) onFinished?.()
    setIsWalking(false)
  }
  const begin = () => {
    const [first] = steps
    if (first === undefined) return
    setIsWalking(true)
    tryOut(first)
  }
  return (
    <section>
      <h3>{say('settings:section.test')}</h3>
      <p className="muted">{say('settings:test.hint')}</p>
      <ul className="test-steps">
        {steps.map((step) => (
          <StepRow
            key={step}
            step={step}
            isAsked={asked === step}
            onTry={() => tryOut(step)}
            onAnswer={(isPerceived) => answer(step, isPerceived)}
          />
        ))}
      </ul>
      {asked === null ? (
        <Button look="primary" onPress={begin}>
          {say('settings:test.begin')}
        </Button>
      ) : null}
    </section>
  )
}
