import { paperId } from '#shared/domain/ids'
import { personOf } from '#shared/domain/person'
import type { SavedView } from '#shared/domain/savedView'
import type { PaperAnswer } from '#shared/protocol/papers'
import { say } from '#shared/words/say'
import type { Unreached } from '../../data/archive'
import { newUuid } from '../../data/uuid'
import { useDesk, useDirectory } from '../../desk/deskContext'
import { useNotices } from '../../ui/notices'
import { useBoard } from './boardStore'
import { type FilterName, noFilters } from './filters'

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

const filterNames = Object.keys(noFilters) as readonly FilterName[]
const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value))

/** Whether the board shows something else than what was saved. */
export function useIsChanged(view: SavedView): boolean {
  const filters = useBoard((board) => board.filters)
  const order = useBoard((board) => board.order)
  const hidden = useBoard((board) => board.hiddenColumns)
  const isFiltered = filterNames.every((name) => isSameSet(filters[name], view.filter[name]))
  return order !== view.order || !isFiltered || !isSameSet(hidden, view.hiddenColumns)
}

export interface ViewPapers {
  /** Saves what is shown under a name and goes there. */
  readonly add: (title: string, isShared: boolean) => Promise<void>
  readonly save: (view: SavedView, change: Partial<SavedView>) => Promise<void>
  /** What is shown now becomes what the view is. */
  readonly keepShown: (view: SavedView) => Promise<void>
}

function refusalSentence(answer: Exclude<PaperAnswer, { kind: 'kept' }> | Unreached): string {
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

/** Writing down and taking away of views; a refusal is said in one sentence. */
export function useViewPapers(): ViewPapers {
  const { account, papers } = useDesk()
  const { views } = useDirectory()
  const tell = useNotices((store) => store.say)
  const write = async (view: SavedView): Promise<boolean> => {
    const answer = await papers.save({ kind: 'view', data: view })
    if (answer.kind !== 'kept') tell(refusalSentence(answer))
    return answer.kind === 'kept'
  }
  return {
    add: async (title, isShared) => {
      const own = views.filter(({ owner }) => owner.id === account.id)
      const place = Math.max(-1, ...own.map((view) => view.place)) + 1
      const owner = personOf(account)
      const view = { id: newViewId(), owner, title, isShared, place, ...shownNow(), isRemoved: false }
      if (await write(view)) useBoard.getState().goToSaved(view)
    },
    save: async (view, change) => {
      if (!(await write({ ...view, ...change }))) return
      if (change.isRemoved) useBoard.getState().go({ kind: 'view', id: 'mine' })
    },
    keepShown: async (view) => {
      await write({ ...view, ...shownNow() })
    },
  }
}
