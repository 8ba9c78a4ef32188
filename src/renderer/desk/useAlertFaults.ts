import { useEffect, useState } from 'react'
import { type AlertFault, alertFaults } from '#shared/domain/alertHealth'
import type { AlertsPort } from '../platform/alertsPort'
import { usePreferences } from './preferencesStore'

type Reach = Awaited<ReturnType<AlertsPort['reach']>>

/**
 * What stands between a warning and the person, looked at anew every so many milliseconds while it is shown; null before
 * the first look.
 */
export function useAlertFaults(looksEveryMs: number): readonly AlertFault[] | null {
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
    void look()
    const timer = setInterval(() => void look(), looksEveryMs)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [port, looksEveryMs])
  return reach === null
    ? null
    : alertFaults(preferences.alerts, preferences.alertTest, reach.desktop, reach.window)
}
