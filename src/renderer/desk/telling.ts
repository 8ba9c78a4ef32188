import type { CommandId, TicketId } from '#shared/domain/ids'
import type { Result } from '#shared/domain/result'
import type { DeskData } from '../data/deskData'
import type { NoticeWay } from '../ui/notices'
import { manySentence, refusedSentence } from './manySentence'
import { type Done, doneSentence, undoFor, undoWay } from './undo'
import type { Deed } from './undoOf'

export type Say = (sentence: string, way?: NoticeWay | null) => void

/** An attempt that is under way: it answers what was saved for the server, or why it was not done, as one sentence. */
export type Attempt = Promise<Result<CommandId, string>>

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
  const underWay = new Set<string>()
  /** Pressed twice, a deed that is not saved yet is done and told once (BRD286); the second press answers false. */
  const once = async (
    ids: readonly TicketId[],
    deed: Deed,
    run: () => Promise<boolean>,
  ): Promise<boolean> => {
    const key = JSON.stringify([ids, deed])
    if (underWay.has(key)) return false
    underWay.add(key)
    return run().finally(() => underWay.delete(key))
  }
  const toldOne = async (id: TicketId, deed: Deed | null, begin: () => Attempt): Promise<boolean> => {
    const undo = deed === null ? null : undoFor(data, id, deed)
    const attempt = await begin()
    if (!attempt.ok) say(refusedSentence(id, attempt.refusal))
    else if (deed !== null)
      say(doneSentence(deed, id), undoWay(data, [{ id, undo, command: attempt.value }], say))
    return attempt.ok
  }
  const toldAll: Telling['onAll'] = async (ids, deedOn, begin) => {
    const undos = new Map(ids.map((id) => [id, undoFor(data, id, deedOn(id))]))
    const attempts = await Promise.all(ids.map(async (id) => ({ id, attempt: await begin(id) })))
    const done = attempts.flatMap(({ id, attempt }): readonly Done[] =>
      attempt.ok ? [{ id, undo: undos.get(id) ?? null, command: attempt.value }] : [],
    )
    const reasons = attempts.map(({ id, attempt }) => ({ id, reason: attempt.ok ? null : attempt.refusal }))
    say(manySentence(reasons), undoWay(data, done, say))
  }
  return {
    told: (id, deed, begin) => {
      const run = () => toldOne(id, deed, begin)
      return deed === null ? run() : once([id], deed, run)
    },
    onAll: async (ids, deedOn, begin) => {
      const [first] = ids
      if (first === undefined) return
      await once(ids, deedOn(first), () => toldAll(ids, deedOn, begin).then(() => true))
    },
  }
}
