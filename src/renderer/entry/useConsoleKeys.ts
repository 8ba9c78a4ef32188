import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../desk/deskContext'
import { useVerbs } from '../desk/useVerbs'
import { type PlainVerb, plainVerbs, refusedBecause } from '../desk/verbs'
import { useBoard } from '../features/board/boardStore'
import { focusList } from '../features/board/listFocus'
import { useWritingRequest, type WritingMode } from '../features/ticket/drafts'
import { useKeys } from '../ui/keys/useKeys'
import { useNotices } from '../ui/notices'
import { shownTheme, useTheme } from '../ui/theme'

/** What the keys open in the console around the board and the ticket. */
export interface ConsoleOverlays {
  readonly assign: (id: TicketId) => void
  readonly toggleSyncHealth: () => void
  readonly closePanel: () => boolean
  readonly showKeys: () => void
  readonly focusSearch: () => void
  readonly openFilter: () => void
  readonly openWallboard: () => void
}

export interface TicketActions {
  readonly plain: (verb: PlainVerb) => void
  readonly assign: () => void
  readonly write: (mode: WritingMode) => void
}

/** The verbs as keys and hints run them: on the open ticket, on the checked rows, or on the selected one. */
export function useTicketActions(assign: (id: TicketId) => void): TicketActions {
  const data = useDesk()
  const verbs = useVerbs()
  const say = useNotices((store) => store.say)
  const target = (): TicketId | null => useBoard.getState().opened ?? useBoard.getState().selected
  const targets = (): readonly TicketId[] => {
    const { checked, opened } = useBoard.getState()
    if (opened === null && checked.size > 0) return [...checked]
    const one = target()
    return one === null ? [] : [one]
  }
  const runAll = async (verb: PlainVerb) => {
    const all = targets()
    const done = await Promise.all(all.map((id) => verbs.plain(verb, id)))
    if (all.length < 2) return
    useBoard.getState().clearChecked()
    say(`${done.filter(Boolean).length} of ${all.length} tickets changed.`)
  }
  return {
    plain: (verb) => void runAll(verb),
    assign: () => {
      const id = target()
      const ticket = id === null ? null : data.tickets.get().byId.get(id)?.ticket
      if (!ticket) return
      const reason = refusedBecause('assign', ticket, data.account, data.now())
      if (reason === null) assign(ticket.id)
      else say(reason)
    },
    write: (mode) => {
      const id = target()
      if (id === null) return
      useBoard.getState().open(id)
      useWritingRequest.getState().ask(mode)
    },
  }
}

/** Escape undoes the nearest thing: the text field, the panel, the open ticket, the checks. */
function stepBack(closePanel: () => boolean): void {
  const board = useBoard.getState()
  const focused = document.activeElement
  const isWriting = focused instanceof HTMLInputElement && focused.type !== 'checkbox'
  if (isWriting || focused instanceof HTMLTextAreaElement) {
    if (focused.type === 'search') board.setSearch('')
    focused.blur()
    focusList()
    return
  }
  if (closePanel()) return
  if (board.opened !== null) board.closeTicket()
  else if (board.checked.size > 0) board.clearChecked()
  else if (board.search !== '') board.setSearch('')
}

export function useConsoleKeys(overlays: ConsoleOverlays, actions: TicketActions): void {
  const onPlain = Object.fromEntries(plainVerbs.map((verb) => [verb, () => actions.plain(verb)])) as Record<
    PlainVerb,
    () => void
  >
  useKeys({
    ...onPlain,
    assign: actions.assign,
    reply: () => actions.write('reply'),
    note: () => actions.write('note'),
    back: () => stepBack(overlays.closePanel),
    search: overlays.focusSearch,
    filter: overlays.openFilter,
    syncHealth: overlays.toggleSyncHealth,
    wallboard: overlays.openWallboard,
    keys: overlays.showKeys,
    theme: () => useTheme.getState().choose(shownTheme() === 'dark' ? 'light' : 'dark'),
  })
}
