import { useEffect } from 'react'
import { create } from 'zustand'
import type { TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'

interface LastSubject {
  readonly ticket: Pick<Ticket, 'id' | 'subject'> | null
}

const useLast = create<LastSubject>(() => ({ ticket: null }))

/** The pane shows this ticket, kept here or read from the server; null while it is looked up, or where it is not told. */
export function useTellSubject(ticket: Ticket | null): void {
  const { id, subject } = ticket ?? {}
  useEffect(() => {
    if (id !== undefined && subject !== undefined) useLast.setState({ ticket: { id, subject } })
  }, [id, subject])
}

/** What a ticket was called when it was shown last in this window; null before that. */
export function useLastSubject(id: TicketId): string | null {
  const last = useLast((store) => store.ticket)
  return last?.id === id ? last.subject : null
}
