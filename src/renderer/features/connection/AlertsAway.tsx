import { BellOff } from 'lucide-react'
import { keepsAlertsAway } from '#shared/domain/alertHealth'
import { say } from '#shared/words/say'
import { useAlertFaults } from '../../desk/useAlertFaults'

/** The browser looks for devices and voices and is asked for its permission: it has more to do while the board comes. */
const looks = { afterMs: 1_500, everyMs: 30_000 }

/** Stands beside the freshness while no alert can reach the person; opens what is to be done about it (ALR137). */
export function AlertsAway({ onOpen }: { readonly onOpen: () => void }) {
  const faults = useAlertFaults(looks)
  if (!faults?.some(keepsAlertsAway)) return null
  return (
    <button
      type="button"
      className="live is-mark is-off"
      aria-label={say('connection:alertsAway')}
      title={say('connection:alertsAway')}
      onClick={onOpen}
    >
      <BellOff className="icon" size={14} aria-hidden="true" />
    </button>
  )
}
