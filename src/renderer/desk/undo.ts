import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import type { DeskData } from '../data/deskData'
import type { NoticeWay } from '../ui/notices'
import { type Deed, undoOf } from './undoOf'
import { dispatchSentence } from './verbs'

/** What was done to a ticket, and what takes it back; null where nothing does. */
export interface Done {
  readonly id: TicketId
  readonly undo: Deed | null
}

/** How a deed on this ticket would be taken back, asked before it is done. */
export function undoFor(data: DeskData, id: TicketId, deed: Deed): Deed | null {
  const view = data.tickets.get().byId.get(id)
  return view ? undoOf(deed, view.ticket, data.account) : null
}

/** The way back that a notice offers for what was just done; null where nothing of it can be taken back. */
export function undoWay(
  data: DeskData,
  done: readonly Done[],
  tell: (sentence: string) => void,
): NoticeWay | null {
  const undoable = done.flatMap(({ id, undo }) => (undo === null ? [] : [{ id, undo }]))
  if (undoable.length === 0) return null
  const takeBack = async (): Promise<void> => {
    for (const { id, undo } of undoable) {
      const result = await data.dispatch(undo.name, id, undo.args)
      if (!result.ok) tell(dispatchSentence(result.refusal))
    }
  }
  return { label: say('undo:name'), keys: 'undo', run: () => void takeBack() }
}

/** "Assigned: 20418." */
export const doneSentence = (deed: Pick<Deed, 'name'>, id: TicketId): string =>
  say(`undo:done.${deed.name}`, { id })
