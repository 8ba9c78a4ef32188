import type { TicketId } from '#shared/domain/ids'
import type { DeskData } from '../data/deskData'
import type { NoticeWay } from '../ui/notices'
import { manySentence, refusedSentence } from './manySentence'
import { type Done, doneSentence, undoFor, undoWay } from './undo'
import type { Deed } from './undoOf'

export type Say = (sentence: string, way?: NoticeWay | null) => void

/** An attempt that is under way: it answers why it was not done, null when it was. */
type Attempt = Promise<string | null>

export interface Telling {
  /** Says why one deed was not done, or that it was and how to take it back (BRD185); null for one that is seen anyway. */
  readonly told: (id: TicketId, deed: Deed | null, begin: () => Attempt) => Promise<boolean>
  /** On several tickets, told in one sentence (BRD22). */
  readonly onAll: (
    ids: readonly TicketId[],
    deedOn: (id: TicketId) => Deed,
    begin: (id: TicketId) => Attempt,
  ) => Promise<void>
}

/** What an agent is told of what they did. How it is taken back is asked before it is done. */
export function createTelling(data: DeskData, say: Say): Telling {
  return {
    told: async (id, deed, begin) => {
      const undo = deed === null ? null : undoFor(data, id, deed)
      const reason = await begin()
      const way = reason === null ? undoWay(data, [{ id, undo }], say) : null
      if (reason !== null) say(refusedSentence(id, reason))
      else if (deed !== null) say(doneSentence(deed, id), way)
      return reason === null
    },
    onAll: async (ids, deedOn, begin) => {
      const undos = new Map(ids.map((id) => [id, undoFor(data, id, deedOn(id))]))
      const attempts = await Promise.all(ids.map(async (id) => ({ id, reason: await begin(id) })))
      const done = attempts.filter(({ reason }) => reason === null)
      const undoable = done.map(({ id }): Done => ({ id, undo: undos.get(id) ?? null }))
      say(manySentence(attempts), undoWay(data, undoable, say))
    },
  }
}
