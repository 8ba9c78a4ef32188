import { useEffect, useState } from 'react'
import { type AlertFault, alertFaults } from '#shared/domain/alertHealth'
import { usePreferences } from '../../desk/preferencesStore'
import type { AlertsPort } from '../../platform/alertsPort'

type Reach = Awaited<ReturnType<AlertsPort['reach']>>

/** Soon enough after a device was plugged in or a silence was ended. */
const LOOKS_EVERY_MS = 2_000

/** What stands between a warning and the person, looked at anew while it is shown; null before the first look. */
export function useAlertFaults(): readonly AlertFault[] | null {
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
    const timer = setInterval(() => void look(), LOOKS_EVERY_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [port])
  return reach === null
    ? null
    : alertFaults(preferences.alerts, preferences.alertTest, reach.desktop, reach.window)
}
