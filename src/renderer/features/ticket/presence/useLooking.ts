import { useEffect } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../../../desk/deskContext'

/** Says that this ticket is looked at, as long as it is drawn and the window is in view (SYN322, TKT61). */
export function useLooking(ticket: TicketId | null): void {
  const { presence } = useDesk()
  useEffect(() => {
    const look = () => presence.look(document.visibilityState === 'visible' ? ticket : null)
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      presence.look(null)
    }
  }, [presence, ticket])
}
