import { memo } from 'react'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { useDirectory } from '../../desk/deskContext'
import { ClippedName } from './ClippedName'
import { foldOwners, type UrgentHands } from './wallFigures'

/**
 * Who is on call: nobody as long as the desk has no schedules, which it says plainly. Below stands who holds what is
 * past due or due within the half hour; work that nobody holds comes first (WBD45).
 */
export const OnCallTile = memo(function OnCallTile(props: {
  readonly hands: UrgentHands
  readonly hasAll: boolean
  /** How many lines have room. */
  readonly rows: number
}) {
  const { hands, hasAll, rows } = props
  const { left } = useDirectory()
  // The first line is nobody's.
  const { shown, others } = foldOwners(hands.owners, rows - 1)
  const isEmpty = hands.unowned === 0 && hands.owners.length === 0
  return (
    <section className="tile on-call" aria-label={say('wallboard:onCall')}>
      <h2>{say('wallboard:onCall')}</h2>
      <p className="placeholder">{say('wallboard:noSchedule')}</p>
      <h3>{say('wallboard:heldBy')}</h3>
      {isEmpty ? <p className="empty">{hasAll ? say('wallboard:nothingUrgent') : '–'}</p> : null}
      {isEmpty ? null : (
        <ul>
          <Hand isUnowned name={say('wallboard:nobody')} count={hands.unowned} />
          {shown.map(({ person, count }) => (
            <Hand
              key={person.id}
              name={left.has(person.id) ? say('ui:hasLeft', { name: person.name }) : person.name}
              count={count}
            />
          ))}
          {others > 0 ? <Hand name={say('wallboard:others')} count={others} /> : null}
        </ul>
      )}
    </section>
  )
})

const Hand = (props: { readonly name: string; readonly count: number; readonly isUnowned?: true }) => (
  <li className={props.isUnowned ? 'is-unowned' : undefined}>
    <ClippedName name={props.name} />
    <span className="figures">{numberText(props.count, spoken())}</span>
  </li>
)
