import type { AttachedFile } from '#renderer/data/onDemand/attachments'
import type { DraftFiles } from '#renderer/data/outbox/draftFiles'
import { createWatchable, type WatchableSource } from '#renderer/data/watchable'
import type { TicketId } from '#shared/domain/ids'
import { accepted } from '#shared/domain/result'

/** Files of drafts as long as the page lives. */
export function createMemoryDraftFiles(): DraftFiles {
  const byTicket = new Map<TicketId, WatchableSource<readonly AttachedFile[]>>()
  const of = (ticket: TicketId): WatchableSource<readonly AttachedFile[]> => {
    const files = byTicket.get(ticket) ?? createWatchable<readonly AttachedFile[]>([])
    byTicket.set(ticket, files)
    return files
  }
  return {
    of,
    add: async (ticket, files) => {
      of(ticket).set([...of(ticket).get(), ...files])
      return accepted(null)
    },
    remove: async (ticket, files) => {
      of(ticket).set(
        of(ticket)
          .get()
          .filter((one) => !files.includes(one)),
      )
    },
    // Its files are as old as the page.
    touch: async () => undefined,
    letGoOfAged: async () => undefined,
  }
}
