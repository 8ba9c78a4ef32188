import { useEffect, useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { actorName } from '#shared/domain/person'
import { useDesk } from '../../desk/deskContext'
import { announce } from '../../ui/announcements'
import { isPerson } from '../../ui/words'

/** Longer ones are begun; the rest is read where it stands. */
const MOST_SAID = 200

interface Heard {
  readonly ticket: TicketId
  /** The newest that was there when the conversation was opened or last spoken. */
  readonly until: number
}

const newestOf = (messages: readonly Message[]): number => Math.max(...messages.map(({ at }) => at))

/** Says what others write on a ticket while it is open, by name; what stood there already and what the agent wrote is not said. */
export function useNewMessagesAloud(ticket: TicketId, messages: readonly Message[]): void {
  const { account } = useDesk()
  const heard = useRef<Heard | null>(null)
  useEffect(() => {
    if (messages.length === 0) return
    const before = heard.current?.ticket === ticket ? heard.current.until : null
    heard.current = { ticket, until: newestOf(messages) }
    if (before === null) return
    for (const { at, by, body } of messages)
      if (at > before && !isPerson(by, account.id)) announce(`${actorName(by)}: ${body.slice(0, MOST_SAID)}`)
  }, [ticket, messages, account.id])
}
