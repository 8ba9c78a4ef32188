import { useEffect, useState } from 'react'
import { type AlertFault, alertFaults } from '#shared/domain/alertHealth'
import type { AlertTest, AlertTestStep } from '#shared/domain/alertTest'
import { regularly, type Times } from '../clock/regularly'
import { windowTimers } from '../clock/timers'
import type { AlertsPort } from '../platform/alertsPort'
import { usePreferences } from './preferencesStore'

/** What was said of a way that cannot be tried here, as on another desktop, is no fault of this one. */
const triedHere = (test: AlertTest, steps: readonly AlertTestStep[]): AlertTest =>
  Object.fromEntries(steps.flatMap((step) => (test[step] ? [[step, test[step]]] : [])))

type Reach = Awaited<ReturnType<AlertsPort['reach']>>

/** What stands between a warning and the person, looked at again and again while it is shown; null before the first look. */
export function useAlertFaults({ afterMs, everyMs }: Times): readonly AlertFault[] | null {
  const port = usePreferences((store) => store.port)
  const preferences = usePreferences((store) => store.preferences)
  const [reach, setReach] = useState<Reach | null>(null)
  useEffect(() => {
    if (port === null) return undefined
    let isCurrent = true
    const look = async () => {
      const found = await port.reach()
      if (isCurrent) setReach(found)
    }
    const looking = regularly({ timers: windowTimers, report: reportError }, { afterMs, everyMs }, look)
    return () => {
      isCurrent = false
      looking.close()
    }
  }, [port, afterMs, everyMs])
  if (reach === null || port === null) return null
  const test = triedHere(preferences.alertTest, port.testSteps)
  return alertFaults(preferences.alerts, test, reach.desktop, reach.window)
}
