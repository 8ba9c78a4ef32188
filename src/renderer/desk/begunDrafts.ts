import { useCallback, useSyncExternalStore } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { isStored } from '../ui/stored'
import { useDesk } from './deskContext'

const BEGINNING = 'tminus.draft.'
// No desk's key and no server's ends in this, so that no beginning is that of another desk.
const END = '~'

/** The beginning of the keys of every draft of one desk, or of every desk of the server whose key is given. */
export const draftsBeginning = (key: string): string => `${BEGINNING}${key}${END}`

/** Where a draft on a ticket of a desk is stored. */
export const draftKey = (deskKey: string, ticket: TicketId): string => `${draftsBeginning(deskKey)}${ticket}`

const watching = new Set<() => void>()

/** A draft was begun or is gone in this window; other windows hear it from the browser. */
export function noteDrafts(): void {
  for (const look of watching) look()
}

function watch(look: () => void): () => void {
  watching.add(look)
  addEventListener('storage', look)
  return () => {
    watching.delete(look)
    removeEventListener('storage', look)
  }
}

/** Whether words were begun on the ticket in this browser profile and not sent. */
export function useHasDraft(ticket: TicketId): boolean {
  const { deskKey } = useDesk()
  return useSyncExternalStore(
    watch,
    useCallback(() => isStored(draftKey(deskKey, ticket)), [deskKey, ticket]),
  )
}
