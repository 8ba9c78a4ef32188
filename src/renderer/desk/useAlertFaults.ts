import { useEffect, useState } from 'react'
import { type AlertFault, alertFaults } from '#shared/domain/alertHealth'
import { windowTimers } from '../clock/timers'
import type { AlertsPort } from '../platform/alertsPort'
import { type LookTimes, lookRegularly } from './lookRegularly'
import { usePreferences } from './preferencesStore'

type Reach = Awaited<ReturnType<AlertsPort['reach']>>

/** What stands between a warning and the person, looked at again and again while it is shown; null before the first look. */
export function useAlertFaults({ afterMs, everyMs }: LookTimes): readonly AlertFault[] | null {
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
    const stopLooking = lookRegularly(windowTimers, { afterMs, everyMs }, () => void look())
    return () => {
      isCurrent = false
      stopLooking()
    }
  }, [port, afterMs, everyMs])
  return reach === null
    ? null
    : alertFaults(preferences.alerts, preferences.alertTest, reach.desktop, reach.window)
}
