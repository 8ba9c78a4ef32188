import { useMemo } from 'react'
import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import { messageId, type TicketId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import { refused } from '#shared/domain/result'
import type { DeskData } from '../data/deskData'
import type { AttachedFile } from '../data/onDemand/attachments'
import { newUuid } from '../data/uuid'
import { useNotices } from '../ui/notices'
import { useDesk } from './deskContext'
import { type Attempt, createTelling, type Say } from './telling'
import { type Deed, deedOf } from './undoOf'
import { type ChoiceVerb, dispatchSentence, type PlainVerb, plainVerbArgs, refusedBecause } from './verbs'

/** The agent's verbs. Each is done here at once; a refusal is said in one sentence and answered with false. */
export interface Verbs {
  readonly plain: (verb: PlainVerb, ticket: TicketId) => Promise<boolean>
  readonly assign: (ticket: TicketId, to: Person | null) => Promise<boolean>
  /** A verb that asks which, with what was chosen. */
  readonly choose: <Verb extends ChoiceVerb | 'unmerge'>(
    verb: Verb,
    ticket: TicketId,
    chosen: CommandArgs<Verb>,
  ) => Promise<boolean>
  /** On several tickets, told in one sentence (BRD22). */
  readonly plainOnAll: (verb: PlainVerb, tickets: readonly TicketId[]) => Promise<void>
  readonly assignAll: (tickets: readonly TicketId[], to: Person | null) => Promise<void>
  readonly write: (
    verb: 'reply' | 'note',
    ticket: TicketId,
    body: string,
    files?: readonly AttachedFile[],
  ) => Promise<boolean>
}

// Not crypto.randomUUID: that is missing where the console is served over plain http.
const newMessageId = () => messageId(newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10))))

/** The verbs without a word: each answers what was saved, or why it was not done. */
function silentVerbs(data: DeskData) {
  const dispatch = async <Name extends CommandName>(
    name: Name,
    ticket: TicketId,
    args: CommandArgs<Name>,
    files?: readonly AttachedFile[],
  ): Attempt => {
    const result = await data.dispatch(name, ticket, args, files)
    return result.ok ? result : refused(dispatchSentence(result.refusal))
  }
  const reasonAgainst = (verb: PlainVerb | ChoiceVerb | 'unmerge', id: TicketId): string | null => {
    const view = data.tickets.get().byId.get(id)
    if (!view) return dispatchSentence({ kind: 'unknown-ticket' })
    return refusedBecause(verb, view.ticket, data.account, data.now())
  }
  return {
    dispatch,
    plain: async (verb: PlainVerb, id: TicketId): Attempt => {
      const view = data.tickets.get().byId.get(id)
      const reason = reasonAgainst(verb, id)
      if (reason !== null) return refused(reason)
      if (!view) return refused(dispatchSentence({ kind: 'unknown-ticket' }))
      return dispatch(verb, id, plainVerbArgs(verb, view.ticket, data.account))
    },
    choose: async <Verb extends ChoiceVerb | 'unmerge'>(
      verb: Verb,
      id: TicketId,
      chosen: CommandArgs<Verb>,
    ): Attempt => {
      const reason = reasonAgainst(verb, id)
      return reason === null ? dispatch(verb, id, chosen) : refused(reason)
    },
  }
}

export function createVerbs(data: DeskData, say: Say): Verbs {
  const silent = silentVerbs(data)
  const { told, onAll } = createTelling(data, say)
  const plain = (verb: PlainVerb, id: TicketId): Deed => {
    const view = data.tickets.get().byId.get(id)
    // Of a ticket that is gone nothing is done, so nothing is taken back.
    const args = view ? plainVerbArgs(verb, view.ticket, data.account) : {}
    return deedOf(verb, args)
  }
  return {
    plain: (verb, id) => told(id, plain(verb, id), () => silent.plain(verb, id)),
    assign: (id, to) => told(id, { name: 'assign', args: { to } }, () => silent.choose('assign', id, { to })),
    choose: (verb, id, chosen) =>
      told(id, deedOf<ChoiceVerb | 'unmerge'>(verb, chosen), () => silent.choose(verb, id, chosen)),
    plainOnAll: (verb, ids) =>
      onAll(
        ids,
        (id) => plain(verb, id),
        (id) => silent.plain(verb, id),
      ),
    assignAll: (ids, to) =>
      onAll(
        ids,
        () => ({ name: 'assign', args: { to } }),
        (id) => silent.choose('assign', id, { to }),
      ),
    write: (verb, id, body, files = []) => {
      const attachments = files.map(({ attachment }) => attachment)
      const args = { messageId: newMessageId(), body, ...(files.length > 0 ? { attachments } : {}) }
      return told(id, null, () => silent.dispatch(verb, id, args, files))
    },
  }
}

export function useVerbs(): Verbs {
  const data = useDesk()
  const say = useNotices((store) => store.say)
  return useMemo(() => createVerbs(data, say), [data, say])
}
