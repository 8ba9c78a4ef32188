import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../desk/deskContext'
import { tellNothingSelected } from '../desk/nothingSelected'
import { refusedBecause } from '../desk/verbs'
import { useBoard } from '../features/board/boardStore'
import { type Changing, changeRefusedBecause } from '../features/ticket/change/changing'
import { useCopyLink } from '../features/ticket/link/useCopyLink'
import { usePaneRequests } from '../features/ticket/paneRequests'
import type { KeyActions } from '../ui/keys/useKeys'
import { focusList } from '../ui/listFocus'
import { useNotices } from '../ui/notices'

/** Gives the focus back to the list, if it is in what goes. */
function closeExplanation(unexplain: () => void): void {
  const isWithin = document.activeElement?.closest('.why') ?? null
  unexplain()
  if (isWithin !== null) focusList()
}

/** Closes the explanation in an open ticket; answers whether there was one. */
export function stepOutOfExplanation(): boolean {
  const { explained, unexplain } = usePaneRequests.getState()
  if (explained === null || useBoard.getState().opened === null) return false
  closeExplanation(unexplain)
  return true
}

/** The keys that open a ticket in order to change or explain it. */
export function usePaneKeys(target: () => TicketId | null): KeyActions {
  const data = useDesk()
  const say = useNotices((store) => store.say)
  const copyLink = useCopyLink()
  const change = (what: Changing | 'merge') => {
    const id = target()
    if (id === null) return tellNothingSelected()
    const view = data.tickets.get().byId.get(id)
    if (!view) return
    const asked = [view.ticket, data.account, data.now()] as const
    const reason = what === 'merge' ? refusedBecause('merge', ...asked) : changeRefusedBecause(what, ...asked)
    if (reason !== null) return say(reason)
    useBoard.getState().open(view.ticket.id)
    usePaneRequests.getState().change(what, view.ticket.id)
  }
  const explain = () => {
    const id = target()
    if (id === null) return tellNothingSelected()
    if (!data.tickets.get().byId.has(id)) return
    const isOpen = useBoard.getState().opened === id
    const { explained, explainNext, unexplain } = usePaneRequests.getState()
    useBoard.getState().open(id)
    if (isOpen && explained !== null) closeExplanation(unexplain)
    else explainNext()
  }
  return {
    changePriority: () => change('priority'),
    moveToQueue: () => change('queue'),
    waitFor: () => change('status'),
    merge: () => change('merge'),
    copyLink: () => {
      const id = target()
      if (id === null) tellNothingSelected()
      else void copyLink(id)
    },
    explain,
  }
}
