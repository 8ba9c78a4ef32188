import type { TicketId } from '#shared/domain/ids'
import { useMirror } from '../desk/deskContext'
import { useMarks } from '../desk/useMarks'
import { useBoard } from '../features/board/boardStore'
import { SnoozePicker } from '../features/snooze/SnoozePicker'

interface SnoozingTicketsProps {
  /** Nothing is shown for none. */
  readonly ids: readonly TicketId[]
  readonly onClose: () => void
}

/** Asks until when tickets are to sleep, and puts them away. */
export function SnoozingTickets({ ids, onClose }: SnoozingTicketsProps) {
  const { byId } = useMirror()
  const { mark, markAll } = useMarks()
  const views = ids.flatMap((id) => byId.get(id) ?? [])
  const [first] = views
  if (first === undefined) return null
  return (
    <SnoozePicker
      views={views}
      onSnooze={(until, reason) => {
        if (views.length === 1) void mark('snooze', first.ticket.id, { until, reason })
        else {
          void markAll('snooze', ids, { until, reason })
          // Their checks have served.
          useBoard.getState().clearChecked()
        }
      }}
      onClose={onClose}
    />
  )
}
