import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { ClippedName } from './ClippedName'
import type { UrgentHands } from './wallFigures'

/**
 * Who is on call: nobody as long as the desk has no schedules, which it says plainly. Below stands who holds what is
 * past due or due within the half hour; work that nobody holds comes first.
 */
export function OnCallTile(props: {
  readonly hands: UrgentHands
  readonly hasAll: boolean
  /** How many names have room. */
  readonly rows: number
}) {
  const { hands, hasAll, rows } = props
  const owners = hands.owners.slice(0, rows - 1)
  const isEmpty = hands.unowned === 0 && owners.length === 0
  return (
    <section className="tile on-call" aria-label={say('wallboard:onCall')}>
      <h2>{say('wallboard:onCall')}</h2>
      <p className="placeholder">{say('wallboard:noSchedule')}</p>
      <h3>{say('wallboard:heldBy')}</h3>
      {isEmpty && hasAll ? <p className="empty">{say('wallboard:nothingUrgent')}</p> : null}
      {isEmpty ? null : (
        <ul>
          <li className="is-unowned">
            <ClippedName name={say('wallboard:nobody')} />
            <span className="figures">{numberText(hands.unowned, spoken())}</span>
          </li>
          {owners.map(({ person, count }) => (
            <li key={person.id}>
              <ClippedName name={person.name} />
              <span className="figures">{numberText(count, spoken())}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
