import { type ReactNode, useState } from 'react'
import type { Account } from '#shared/domain/person'
import { AlertsStep } from '../features/firstRun/AlertsStep'
import { FirstRun } from '../features/firstRun/FirstRun'
import { AlertTest } from '../features/settings/AlertTest'
import { hostOf } from '../features/signIn/SignInForm'
import type { DeskPort } from '../platform/desk'
import type { AppInfo } from './Door'

interface FirstAlertsProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly account: Account
  readonly isFirstRun: boolean
  /** The board. */
  readonly children: ReactNode
}

/** The last step of the first run, between the sign-in and the board. */
export function FirstAlerts({ port, info, account, isFirstRun, children }: FirstAlertsProps) {
  const [isDone, setIsDone] = useState(!isFirstRun)
  const [isTested, setIsTested] = useState(false)
  if (isDone) return children
  const finish = () => {
    setIsDone(true)
    void port.shell?.finishFirstRun()
  }
  return (
    <FirstRun
      step="alerts"
      version={info.version}
      done={{ server: hostOf(info.serverUrl), signIn: account.name }}
    >
      <AlertsStep
        test={<AlertTest onFinished={() => setIsTested(true)} />}
        isTested={isTested}
        onFinish={finish}
      />
    </FirstRun>
  )
}
