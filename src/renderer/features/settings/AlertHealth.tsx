import { Check, TriangleAlert } from 'lucide-react'
import { say } from '#shared/words/say'
import { useAlertFaults } from '../../desk/useAlertFaults'
import { faultWords } from './faultWords'

/** Soon enough after a device was plugged in or a silence was ended. */
const looks = { afterMs: 0, everyMs: 2_000 }

/** Whether alerts reach the person, and if not, why. */
export function AlertHealth() {
  const faults = useAlertFaults(looks)
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
              {faultWords(fault)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
