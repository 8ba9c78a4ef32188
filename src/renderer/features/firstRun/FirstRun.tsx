import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '#shared/words/say'
import { BrandSign } from '../../ui/Brand'
import { LanguageSelect } from '../../ui/LanguageSelect'

export const firstRunSteps = ['server', 'signIn', 'alerts'] as const
export type FirstRunStep = (typeof firstRunSteps)[number]

interface FirstRunProps {
  readonly step: FirstRunStep
  /** What the steps before came to, beside their names. */
  readonly done: Partial<Record<FirstRunStep, ReactNode>>
  readonly version: string
  /** The step itself. */
  readonly children: ReactNode
}

const hintOf = (step: FirstRunStep): string => say(`firstRun:${step}Hint`)

interface StepProps {
  readonly number: number
  readonly name: FirstRunStep
  readonly state: 'done' | 'now' | 'ahead'
  readonly words: ReactNode
  readonly children: ReactNode
}

const Step = ({ number, name, state, words, children }: StepProps) => (
  <section
    className={`run-step is-${state}`}
    aria-current={state === 'now' ? 'step' : undefined}
    aria-labelledby={`run-${name}`}
  >
    <header>
      <span className="run-number" aria-hidden="true">
        {state === 'done' ? <Check className="icon" size={12} /> : number}
      </span>
      <h2 id={`run-${name}`}>{say(`firstRun:${name}`)}</h2>
      <span className="muted">{words}</span>
    </header>
    {children}
  </section>
)

const footerWords = (step: FirstRunStep): string =>
  step === 'alerts' ? say('firstRun:testsKept') : say('firstRun:nothingStored')

/** The first minute on a computer: three panels in a row, the done ones folded to a line. */
export function FirstRun({ step, done, version, children }: FirstRunProps) {
  const present = firstRunSteps.indexOf(step)
  const wordsOf = (name: FirstRunStep, index: number): ReactNode => {
    if (index < present) return done[name] ?? null
    return index === present && name === 'alerts' ? say('firstRun:alertsNow') : hintOf(name)
  }
  const stateOf = (index: number) => (index < present ? 'done' : index === present ? 'now' : 'ahead')
  return (
    <div className="gate">
      <header>
        <p className="brand">
          <BrandSign />
          T-Minus
        </p>
      </header>
      <main>
        <div className="run">
          <h1>{say('firstRun:title')}</h1>
          <p className="lead">{step === 'server' ? say('firstRun:leadServer') : say('firstRun:lead')}</p>
          {firstRunSteps.map((name, index) => (
            <Step
              key={name}
              number={index + 1}
              name={name}
              state={stateOf(index)}
              words={wordsOf(name, index)}
            >
              {index === present ? children : null}
            </Step>
          ))}
        </div>
      </main>
      <footer>
        <span>{footerWords(step)}</span>
        <span className="spacer" />
        <LanguageSelect />
        <span className="figures">{version}</span>
      </footer>
    </div>
  )
}
