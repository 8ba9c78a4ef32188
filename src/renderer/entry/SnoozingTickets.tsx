import type { TicketId } from '#shared/domain/ids'
import { useMirror } from '../desk/deskContext'
import { GoneTickets } from '../desk/GoneTickets'
import { useMarks } from '../desk/useMarks'
import { useBoard } from '../features/board/boardStore'
import { SnoozePicker } from '../features/snooze/SnoozePicker'

interface SnoozingTicketsProps {
  /** At least one. */
  readonly ids: readonly TicketId[]
  readonly onClose: () => void
}

/** Asks until when tickets are to sleep, and puts them away. */
export function SnoozingTickets({ ids, onClose }: SnoozingTicketsProps) {
  const { byId } = useMirror()
  const { mark, markAll } = useMarks()
  const views = ids.flatMap((id) => byId.get(id) ?? [])
  const [first] = views
  if (first === undefined) return <GoneTickets ids={ids} onClose={onClose} />
  return (
    <SnoozePicker
      views={views}
      onSnooze={(until, reason) => {
        if (ids.length === 1) void mark('snooze', first.ticket.id, { until, reason })
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
