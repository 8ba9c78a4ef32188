import type { CommandId, TicketId } from '#shared/domain/ids'
import { actorName } from '#shared/domain/person'
import { say } from '#shared/words/say'
import type { DeskData } from '../data/deskData'
import type { NoticeWay } from '../ui/notices'
import { refusedSentence } from './manySentence'
import { useTakenBack } from './takenBack'
import { type Deed, nearestTo, outrunBy, undoOf } from './undoOf'
import { dispatchSentence } from './verbs'

/** How a deed is taken back: wholly, so that the ticket is as it was, or by what comes nearest to that. */
export interface WayBack {
  readonly done: Deed
  /** Usually the ticket itself; a merge is taken back at the ticket it was merged into. */
  readonly at: TicketId
  readonly deed: Deed
  readonly isWhole: boolean
}

/** What was done to a ticket, and what takes it back; null where nothing does. */
export interface Done {
  readonly id: TicketId
  /** By which it was saved for the server. */
  readonly command: CommandId
  readonly undo: WayBack | null
}

/** How a deed on this ticket would be taken back, asked before it is done. */
export function undoFor(data: DeskData, id: TicketId, deed: Deed): WayBack | null {
  const view = data.tickets.get().byId.get(id)
  if (!view) return null
  if (deed.name === 'merge') {
    const back = { name: 'unmerge', args: { ticket: id } } as const
    return { done: deed, at: deed.args.into, deed: back, isWhole: true }
  }
  const whole = stillPossible(data, undoOf(deed, view.ticket, data.account))
  const back = whole ?? nearestTo(deed)
  return back === null ? null : { done: deed, at: id, deed: back, isWhole: whole !== null }
}

/** A ticket is not given back to somebody who has left (TKT114). */
const stillPossible = (data: DeskData, deed: Deed | null): Deed | null =>
  deed?.name === 'assign' && deed.args.to !== null && data.directory.get().left.has(deed.args.to.id)
    ? null
    : deed

/** Why a deed is not taken back: what somebody else has set since is theirs (BRD242). */
function leftBecause(data: DeskData, id: TicketId, { done }: WayBack): string | null {
  const view = data.tickets.get().byId.get(id)
  const by = view ? outrunBy(done, view.ticket, data.account) : null
  return by === null ? null : say('undo:outrun', { id, name: actorName(by) })
}

/** The way back that a notice offers for what was just done; null where nothing of it can be taken back. */
export function undoWay(
  data: DeskData,
  done: readonly Done[],
  tell: (sentence: string) => void,
): NoticeWay | null {
  const undoable = done.flatMap(({ undo, ...rest }) => (undo === null ? [] : [{ ...rest, undo }]))
  if (undoable.length === 0) return null
  /** What the server refused was never done: nothing of it is taken back (BRD281). */
  const stillDone = () => {
    const refused = new Set(data.sync.get().refused.map(({ id }) => id))
    return undoable.filter(({ command }) => !refused.has(command))
  }
  const takeBack = async (): Promise<void> => {
    for (const { id, undo } of stillDone()) {
      const left = leftBecause(data, id, undo)
      if (left !== null) {
        tell(left)
        continue
      }
      const result = await data.dispatch(undo.deed.name, undo.at, undo.deed.args)
      if (!result.ok) tell(refusedSentence(id, dispatchSentence(result.refusal)))
      else useTakenBack.getState().was(id)
    }
  }
  const label = undoable.every(({ undo }) => undo.isWhole) ? say('undo:name') : say('undo:reopen')
  const endsWith = (end: () => void) =>
    data.sync.watch(() => {
      if (stillDone().length === 0) end()
    })
  return { label, keys: 'undo', run: () => void takeBack(), endsWith }
}

/** "Assigned: 20418." */
export const doneSentence = (deed: Pick<Deed, 'name'>, id: TicketId): string =>
  say(`undo:done.${deed.name}`, { id })
