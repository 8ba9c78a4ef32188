import { useMemo } from 'react'
import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import { messageId, type TicketId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import type { DeskData } from '../data/deskData'
import { newUuid } from '../data/uuid'
import { useNotices } from '../ui/notices'
import { useDesk } from './deskContext'
import { dispatchSentence, type PlainVerb, plainVerbArgs, refusedBecause } from './verbs'

/** The agent's verbs. Each is done here at once; a refusal is said in one sentence and answered with false. */
export interface Verbs {
  readonly plain: (verb: PlainVerb, ticket: TicketId) => Promise<boolean>
  readonly assign: (ticket: TicketId, to: Person | null) => Promise<boolean>
  readonly write: (verb: 'reply' | 'note', ticket: TicketId, body: string) => Promise<boolean>
}

// Not crypto.randomUUID: that is missing where the console is served over plain http.
const newMessageId = () => messageId(newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10))))

export function createVerbs(data: DeskData, say: (sentence: string) => void): Verbs {
  const dispatch = async <Name extends CommandName>(
    name: Name,
    ticket: TicketId,
    args: CommandArgs<Name>,
  ): Promise<boolean> => {
    const result = await data.dispatch(name, ticket, args)
    if (!result.ok) say(dispatchSentence(result.refusal))
    return result.ok
  }
  return {
    plain: async (verb, id) => {
      const view = data.tickets.get().byId.get(id)
      if (!view) {
        say(dispatchSentence({ kind: 'unknown-ticket' }))
        return false
      }
      const reason = refusedBecause(verb, view.ticket, data.account, data.now())
      if (reason !== null) {
        say(reason)
        return false
      }
      return dispatch(verb, id, plainVerbArgs(verb, view.ticket, data.account))
    },
    assign: (id, to) => dispatch('assign', id, { to }),
    write: (verb, id, body) => dispatch(verb, id, { messageId: newMessageId(), body }),
  }
}

export function useVerbs(): Verbs {
  const data = useDesk()
  const say = useNotices((store) => store.say)
  return useMemo(() => createVerbs(data, say), [data, say])
}
