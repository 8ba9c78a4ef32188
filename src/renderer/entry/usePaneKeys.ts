import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../desk/deskContext'
import { useBoard } from '../features/board/boardStore'
import { type Changing, changeRefusedBecause } from '../features/ticket/change/changing'
import { usePaneRequests } from '../features/ticket/paneRequests'
import type { KeyActions } from '../ui/keys/useKeys'
import { useNotices } from '../ui/notices'

/** The keys that open a ticket in order to change or explain it. */
export function usePaneKeys(target: () => TicketId | null): KeyActions {
  const data = useDesk()
  const say = useNotices((store) => store.say)
  const change = (what: Changing) => {
    const id = target()
    const view = id === null ? undefined : data.tickets.get().byId.get(id)
    if (!view) return
    const reason = changeRefusedBecause(what, view.ticket, data.account, data.now())
    if (reason !== null) return say(reason)
    useBoard.getState().open(view.ticket.id)
    usePaneRequests.getState().change(what)
  }
  const explain = () => {
    const id = target()
    if (id === null) return
    const isOpen = useBoard.getState().opened === id
    const { explained, explain: begin, unexplain } = usePaneRequests.getState()
    useBoard.getState().open(id)
    if (isOpen && explained !== null) unexplain()
    else begin('next')
  }
  return {
    changePriority: () => change('priority'),
    moveToQueue: () => change('queue'),
    waitFor: () => change('status'),
    explain,
  }
}
