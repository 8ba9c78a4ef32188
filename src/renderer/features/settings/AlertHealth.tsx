import { Check, TriangleAlert } from 'lucide-react'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { useAlertFaults } from '../../desk/useAlertFaults'
import { Button } from '../../ui/Button'
import { faultWords } from './faultWords'

/** Soon enough after a device was plugged in or a silence was ended. */
export const healthLooks = { afterMs: 0, everyMs: 2_000 }

/** Whether alerts reach the person, and if not, why. */
export function AlertHealth() {
  const faults = useAlertFaults(healthLooks)
  const port = usePreferences((store) => store.port)
  if (faults === null) return null
  return (
    <section>
      <h3>{say('settings:reach')}</h3>
      {faults.length === 0 ? (
        <p className="reach-line">
          <Check className="icon" size={14} aria-hidden="true" />
          {say('settings:reachWell')}
        </p>
      ) : (
        <ul className="reach">
          {faults.map((fault) => (
            <li key={fault.kind} className="reach-line">
              <TriangleAlert className="icon" size={14} aria-hidden="true" />
              <span>{faultWords(fault)}</span>
              {fault.kind === 'unasked' ? (
                <Button onPress={() => void port?.askForNotifications()}>{say('settings:allow')}</Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
