import type { TicketId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import { say } from '#shared/words/say'
import { useDesk } from '../desk/deskContext'
import { refusedSentence } from '../desk/manySentence'
import { tellNothingSelected } from '../desk/nothingSelected'
import { useVerbs } from '../desk/useVerbs'
import { type PlainVerb, plainVerbs, refusedBecause } from '../desk/verbs'
import { useBoard } from '../features/board/boardStore'
import { useWritingRequest, type WritingMode } from '../features/ticket/drafts'
import { type KeyActions, useKeys } from '../ui/keys/useKeys'
import { focusList } from '../ui/listFocus'
import { useNotices } from '../ui/notices'
import { shownTheme, useTheme } from '../ui/theme'
import { stepOutOfExplanation, usePaneKeys } from './usePaneKeys'
import { takeCameJustNow, ticketUnderKeys, verbTargets } from './verbTargets'

/** What the keys open in any window of the console. */
export interface ConsoleOverlays {
  readonly closePanel: () => boolean
  readonly showKeys: () => void
  readonly openWallboard: () => void
  readonly showPalette: () => void
  readonly showSettings: () => void
  /** What only the board has; null leaves its keys to the browser. */
  readonly board: BoardOpenings | null
}

export interface BoardOpenings {
  readonly toggleSyncHealth: () => void
  readonly focusSearch: () => void
  readonly openFilter: () => void
  readonly openWindow: (ticket: TicketId) => void
}

const boardKeys = ({ focusSearch, openFilter, toggleSyncHealth, openWindow }: BoardOpenings): KeyActions => ({
  search: focusSearch,
  filter: openFilter,
  syncHealth: toggleSyncHealth,
  openWindow: () => {
    const id = ticketUnderKeys()
    if (id === null) tellNothingSelected()
    else openWindow(id)
  },
})

export interface TicketActions {
  readonly plain: (verb: PlainVerb) => void
  readonly assign: () => void
  readonly snooze: () => void
  readonly assignTo: (ids: readonly TicketId[], to: Person | null) => void
  readonly write: (mode: WritingMode) => void
}

/** Tells several tickets in one sentence; their checks have served. */
async function onEach(
  ids: readonly TicketId[],
  onOne: (id: TicketId) => Promise<unknown>,
  onAll: () => Promise<unknown>,
): Promise<void> {
  const [first] = ids
  if (first === undefined) return
  await (ids.length === 1 ? onOne(first) : onAll())
  if (useBoard.getState().opened === null) useBoard.getState().clearChecked()
}

/** The verbs as keys and hints run them: on the open ticket, on the checked rows, or on the selected one. */
export function useTicketActions(
  ask: (verb: 'assign' | 'snooze', ids: readonly TicketId[]) => void,
): TicketActions {
  const data = useDesk()
  const verbs = useVerbs()
  const tell = useNotices((store) => store.say)
  const runAll = async (verb: PlainVerb): Promise<void> => {
    const ids = verbTargets()
    if (ids.length === 0) return tellNothingSelected()
    const came = takeCameJustNow(data.now())
    if (came !== null && ids.includes(came)) return tell(say('board:cameJustNow', { id: came }))
    await onEach(
      ids,
      (id) => verbs.plain(verb, id),
      () => verbs.plainOnAll(verb, ids),
    )
  }
  /** Asks further only where the verb can be done on one of them at least. */
  const askFor = (verb: 'assign' | 'snooze') => {
    const ids = verbTargets()
    if (ids.length === 0) return tellNothingSelected()
    const tickets = ids.flatMap((id) => data.tickets.get().byId.get(id)?.ticket ?? [])
    const reasons = tickets.map((ticket) => refusedBecause(verb, ticket, data.account, data.now()))
    const [first] = tickets
    if (reasons.includes(null)) ask(verb, ids)
    else if (first && reasons[0]) tell(refusedSentence(first.id, reasons[0]))
  }
  return {
    plain: (verb) => void runAll(verb),
    assign: () => askFor('assign'),
    snooze: () => askFor('snooze'),
    assignTo: (ids, to) =>
      void onEach(
        ids,
        (id) => verbs.assign(id, to),
        () => verbs.assignAll(ids, to),
      ),
    write: (mode) => {
      const id = ticketUnderKeys()
      if (id === null) return tellNothingSelected()
      useBoard.getState().open(id)
      useWritingRequest.getState().ask(mode)
    },
  }
}

/** Escape undoes the nearest thing: the text field, the panel, the explanation, the open ticket, the checks. */
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
  if (closePanel() || stepOutOfExplanation()) return
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
    snooze: actions.snooze,
    ...usePaneKeys(ticketUnderKeys),
    reply: () => actions.write('reply'),
    note: () => actions.write('note'),
    undo: () => {
      const notices = useNotices.getState()
      if (!notices.goByKey('undo')) notices.say(say('undo:nothing'))
    },
    back: () => stepBack(overlays.closePanel),
    ...(overlays.board === null ? {} : boardKeys(overlays.board)),
    wallboard: overlays.openWallboard,
    keys: overlays.showKeys,
    palette: overlays.showPalette,
    settings: overlays.showSettings,
    theme: () => useTheme.getState().choose(shownTheme() === 'dark' ? 'light' : 'dark'),
  })
}
