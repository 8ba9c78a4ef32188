import type { ReactNode } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../../ui/Button'

interface AlertsStepProps {
  /** The rows of the test. */
  readonly test: ReactNode
  readonly isTested: boolean
  readonly onFinish: () => void
}

/** The last check before the board; it may be left for later, and stays in the settings. */
export const AlertsStep = ({ test, isTested, onFinish }: AlertsStepProps) => (
  <>
    <div className="run-tests">{test}</div>
    <footer>
      <span className="muted">{say('firstRun:testsPageNobody')}</span>
      <span className="spacer" />
      {isTested ? null : (
        <Button look="quiet" isTall onPress={onFinish}>
          {say('firstRun:later')}
        </Button>
      )}
      <Button
        look={isTested ? 'primary' : 'plain'}
        isTall
        refusedBecause={isTested ? null : say('firstRun:alertsNow')}
        onPress={onFinish}
      >
        {say('firstRun:openBoard')}
      </Button>
    </footer>
  </>
)
