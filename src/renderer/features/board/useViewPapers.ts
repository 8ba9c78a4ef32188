import { useState } from 'react'
import { paperId } from '#shared/domain/ids'
import { personOf } from '#shared/domain/person'
import { type SavedView, SEARCH_LONGEST } from '#shared/domain/savedView'
import type { PaperAnswer } from '#shared/protocol/papers'
import { say } from '#shared/words/say'
import type { Unreached } from '../../data/onDemand/archive'
import { newUuid } from '../../data/uuid'
import { changedSentence } from '../../desk/changedSentence'
import { useDesk, useDirectory } from '../../desk/deskContext'
import { type NoticeWay, useNotices } from '../../ui/notices'
import { choicesOf, useBoard } from './boardStore'
import { followed, isShown } from './followView'

/** The saved view that is shown; null while another place is. */
export function useShownView(): SavedView | null {
  const place = useBoard((board) => board.place)
  const { views } = useDirectory()
  return place.kind === 'saved' ? (views.find(({ id }) => id === place.id) ?? null) : null
}

/** What of the board belongs to a view. */
const shownNow = () => {
  const { filters, search, order, hiddenColumns } = useBoard.getState()
  return { filter: { ...filters, search }, order, hiddenColumns }
}

/** Whether the board shows something else than what was saved. */
export function useIsChanged(view: SavedView): boolean {
  const filters = useBoard((board) => board.filters)
  const order = useBoard((board) => board.order)
  const hiddenColumns = useBoard((board) => board.hiddenColumns)
  return !isShown({ filters, order, hiddenColumns }, view)
}

/** A change of a view that was not saved, as another one was saved meanwhile (PAP20). */
export interface ViewMeanwhile {
  /** What the board shows, or the name and the sharing or taking away of the view. */
  readonly of: 'shown' | 'about'
  readonly sentence: string
  readonly mine: SavedView
  readonly theirs: SavedView
}

export interface ViewPapers {
  /** Saves what is shown under a name and goes there. */
  readonly add: (title: string, isShared: boolean) => Promise<void>
  readonly save: (view: SavedView, change: Partial<SavedView>) => Promise<void>
  /** Takes the view away, and offers for a while to bring it back (BRD198). */
  readonly remove: (view: SavedView) => Promise<void>
  /** What is shown now becomes what the view is. */
  readonly keepShown: (view: SavedView) => Promise<void>
  readonly meanwhile: ViewMeanwhile | null
  /** Mine takes the place of theirs. */
  readonly saveOver: (meanwhile: ViewMeanwhile) => Promise<void>
  /** Theirs stands, and is what the board shows. */
  readonly discard: (meanwhile: ViewMeanwhile) => void
  /** Neither: mine stays on the board and is not saved. */
  readonly decideLater: () => void
}

function refusalSentence(answer: Exclude<PaperAnswer, { kind: 'kept' | 'changed' }> | Unreached): string {
  switch (answer.kind) {
    case 'too-many':
      return say('savedView:tooMany', { most: answer.most })
    case 'not-allowed':
      return say('savedView:notAllowed')
    case 'reauth':
      return say('savedView:reauth')
    case 'invalid':
      return say('savedView:invalid')
    case 'unreached':
    default:
      return say('savedView:unreached')
  }
}

const newViewId = () => paperId(`view-${newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))}`)

const toMine = () => useBoard.getState().go({ kind: 'view', id: 'mine' })

type Landed = Extract<PaperAnswer, { kind: 'kept' }>

/** What of the board goes with a view that has landed: it is shown as it was saved, or no longer. */
function showLanded(view: SavedView, of: ViewMeanwhile['of'], { joined }: Landed): void {
  if (view.isRemoved) return toMine()
  if (of === 'shown') useBoard.setState({ shownAs: view })
  if (joined) useBoard.setState((board) => followed(board, joined))
}

/** Writes a view down. What somebody else saved meanwhile is kept to be decided on; any other refusal is said. */
function useViewWriting() {
  const { account, papers } = useDesk()
  const tell = useNotices((store) => store.say)
  const [meanwhile, setMeanwhile] = useState<ViewMeanwhile | null>(null)
  const write = async (of: ViewMeanwhile['of'], data: SavedView, edited: SavedView | null) => {
    if (data.filter.search.length > SEARCH_LONGEST) {
      tell(say('savedView:searchTooLong', { most: SEARCH_LONGEST }))
      return null
    }
    const answer = await papers.save({ kind: 'view', data, edited })
    const theirs = answer.kind === 'changed' && answer.theirs.kind === 'view' ? answer.theirs.data : null
    if (answer.kind === 'changed' && theirs) {
      setMeanwhile({ of, sentence: changedSentence(answer, account.name), mine: data, theirs })
    } else setMeanwhile(null)
    if (answer.kind !== 'kept' && answer.kind !== 'changed') tell(refusalSentence(answer))
    return answer.kind === 'kept' ? answer : null
  }
  return { meanwhile, setMeanwhile, write }
}

/** Takes a view away, and tells of it with the way to bring it back. */
async function takeAway(
  view: SavedView,
  write: ReturnType<typeof useViewWriting>['write'],
  tell: (sentence: string, way: NoticeWay) => void,
): Promise<void> {
  const removed = { ...view, isRemoved: true }
  const landed = await write('about', removed, view)
  if (!landed) return
  showLanded(removed, 'about', landed)
  const bringBack = async () => {
    if (await write('about', view, landed.joined ?? removed)) useBoard.getState().goToSaved(view)
  }
  tell(say('savedView:removed', { title: view.title }), {
    label: say('undo:name'),
    keys: 'undo',
    run: () => void bringBack(),
  })
}

/** Writing down and taking away of views. */
export function useViewPapers(): ViewPapers {
  const { account } = useDesk()
  const { views } = useDirectory()
  const { meanwhile, setMeanwhile, write } = useViewWriting()
  const tell = useNotices((store) => store.say)
  return {
    add: async (title, isShared) => {
      const own = views.filter(({ owner }) => owner.id === account.id)
      const place = Math.max(-1, ...own.map((view) => view.place)) + 1
      const owner = personOf(account)
      const view = { id: newViewId(), owner, title, isShared, place, ...shownNow(), isRemoved: false }
      if (await write('shown', view, null)) useBoard.getState().goToSaved(view)
    },
    save: async (view, change) => {
      const changed = { ...view, ...change }
      const landed = await write('about', changed, view)
      if (landed) showLanded(changed, 'about', landed)
    },
    remove: (view) => takeAway(view, write, tell),
    keepShown: async (view) => {
      const edited = useBoard.getState().shownAs ?? view
      const shown = { ...edited, ...shownNow() }
      const landed = await write('shown', shown, edited)
      if (landed) showLanded(shown, 'shown', landed)
    },
    meanwhile,
    saveOver: async ({ of, mine, theirs }) => {
      const landed = await write(of, mine, theirs)
      if (landed) showLanded(mine, of, landed)
    },
    discard: ({ of, theirs }) => {
      setMeanwhile(null)
      if (theirs.isRemoved) toMine()
      else if (of === 'shown') useBoard.setState(choicesOf(theirs))
    },
    decideLater: () => setMeanwhile(null),
  }
}
