import { snoozeOf } from '#shared/domain/snooze'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../../clock/useNow'
import { useDesk, useWallClock } from '../../../desk/deskContext'
import { useMarks } from '../../../desk/useMarks'
import { Button } from '../../../ui/Button'

/** Says that the ticket sleeps for whoever looks at it, until when and why, and wakes it (TKT54). */
export function SleepNote({ ticket }: { readonly ticket: Ticket }) {
  const { account } = useDesk()
  const wall = useWallClock()
  const now = useNow('minute')
  const { mark } = useMarks()
  const snooze = snoozeOf(ticket, account.id, now)
  if (snooze === null) return null
  const time = wall.stamp(snooze.until, now)
  return (
    <p className="sleep-note" role="note">
      <span>
        {snooze.reason === null
          ? say('mark:asleep', { time })
          : say('mark:asleepBecause', { time, reason: snooze.reason })}
      </span>
      <Button onPress={() => void mark('wake', ticket.id, {})}>{say('mark:wake')}</Button>
    </p>
  )
}
