import type { UrgentHands } from './wallFigures'

const ROWS = 5

/** Who holds what is past due or due within the half hour; work that nobody holds stands first. */
export function HandsTile({ hands, hasAll }: { readonly hands: UrgentHands; readonly hasAll: boolean }) {
  const owners = hands.owners.slice(0, ROWS - 1)
  const isEmpty = hands.unowned === 0 && owners.length === 0
  return (
    <section className="tile hands" aria-label="Who holds work past due or due within 30 minutes">
      <h2>Urgent, held by</h2>
      {isEmpty && hasAll && <p className="empty">Nothing due within 30 min</p>}
      {!isEmpty && (
        <ul>
          <li className="is-unowned">
            <span className="clip">Nobody</span>
            <span className="figures">{hands.unowned}</span>
          </li>
          {owners.map(({ person, count }) => (
            <li key={person.id}>
              <span className="clip">{person.name}</span>
              <span className="figures">{count}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
