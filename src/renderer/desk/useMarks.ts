import { useMemo } from 'react'
import type { CommandArgs } from '#shared/commands/catalogue'
import type { TicketId } from '#shared/domain/ids'
import { refused } from '#shared/domain/result'
import { useNotices } from '../ui/notices'
import { useDesk } from './deskContext'
import { type Attempt, createTelling } from './telling'
import { deedOf } from './undoOf'
import { dispatchSentence, type MarkVerb, refusedBecause } from './verbs'

/** Marks on tickets: snoozes, tags, links and ticked steps. A refusal is said in one sentence and answered with false. */
export interface Marks {
  readonly mark: <Verb extends MarkVerb>(
    verb: Verb,
    ticket: TicketId,
    args: CommandArgs<Verb>,
  ) => Promise<boolean>
  /** On several tickets, told in one sentence (BRD22). */
  readonly markAll: <Verb extends MarkVerb>(
    verb: Verb,
    tickets: readonly TicketId[],
    args: CommandArgs<Verb>,
  ) => Promise<void>
}

export function useMarks(): Marks {
  const data = useDesk()
  const say = useNotices((store) => store.say)
  return useMemo(() => {
    const attempt = async <Verb extends MarkVerb>(
      verb: Verb,
      id: TicketId,
      args: CommandArgs<Verb>,
    ): Attempt => {
      const view = data.tickets.get().byId.get(id)
      if (!view) return refused(dispatchSentence({ kind: 'unknown-ticket' }))
      const reason = refusedBecause(verb, view.ticket, data.account, data.now())
      if (reason !== null) return refused(reason)
      const result = await data.dispatch(verb, id, args)
      return result.ok ? result : refused(dispatchSentence(result.refusal))
    }
    const { told, onAll } = createTelling(data, say)
    return {
      // The others are taken back where they were made, by the same box or button.
      mark: (verb, id, args) =>
        told(id, verb === 'snooze' ? deedOf<MarkVerb>(verb, args) : null, () => attempt(verb, id, args)),
      markAll: (verb, ids, args) =>
        onAll(
          ids,
          () => deedOf<MarkVerb>(verb, args),
          (id) => attempt(verb, id, args),
        ),
    }
  }, [data, say])
}
