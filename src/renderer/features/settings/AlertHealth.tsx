import { Check, TriangleAlert } from 'lucide-react'
import { say } from '#shared/words/say'
import { faultWords } from './faultWords'
import { useAlertFaults } from './useAlertFaults'

/** Whether alerts reach the person, and if not, why. */
export function AlertHealth() {
  const faults = useAlertFaults()
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
