import { lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import { useNow } from '../../clock/useNow'
import { useWallClock } from '../../desk/deskContext'
import { useRowPresses } from './rowPresses'

/** A ticket that is not kept here, among those that a search found on the server. */
export function ClosedRow({ ticket }: { readonly ticket: Ticket }) {
  const wall = useWallClock()
  const now = useNow('minute')
  const { id, subject, requester, priority } = ticket
  const presses = useRowPresses(id)
  return (
    <li>
      <button type="button" className="closed-row" {...presses}>
        <span className="figures">{id}</span>
        <span className="priority" data-priority={priority}>
          {priority}
        </span>
        <span className="closed-subject" dir="auto">
          {subject}
        </span>
        <span className="muted" dir="auto">
          {requester.name}
        </span>
        <time className="muted figures">{wall.stamp(lastTouchedAt(ticket), now)}</time>
      </button>
    </li>
  )
}
