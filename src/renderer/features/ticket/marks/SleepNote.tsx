import { say } from '#shared/words/say'
import { useNow } from '../../../clock/useNow'
import type { TicketView } from '../../../data/deskData'
import { useDesk, useWallClock } from '../../../desk/deskContext'
import { ownSnooze } from '../../../desk/ownSnooze'
import { useMarks } from '../../../desk/useMarks'
import { Button } from '../../../ui/Button'

/** Says that the ticket sleeps for whoever looks at it, until when and why, and wakes it (TKT54). */
export function SleepNote({ view }: { readonly view: TicketView }) {
  const { account } = useDesk()
  const wall = useWallClock()
  const now = useNow('minute')
  const { mark } = useMarks()
  const snooze = ownSnooze(view, account, now)
  if (snooze === null) return null
  const time = wall.stamp(snooze.until, now)
  return (
    <p className="sleep-note" role="note">
      <span>
        {snooze.reason === null
          ? say('mark:asleep', { time })
          : say('mark:asleepBecause', { time, reason: snooze.reason })}
      </span>
      <Button onPress={() => void mark('wake', view.ticket.id, {})}>{say('mark:wake')}</Button>
    </p>
  )
}
