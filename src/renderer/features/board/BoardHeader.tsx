import { Search, X } from 'lucide-react'
import { memo, type ReactNode, type RefObject } from 'react'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { useDirectory } from '../../desk/deskContext'
import { isOfInputMethod } from '../../ui/keys/isOfInputMethod'
import { focusList } from '../../ui/listFocus'
import { useBoard } from './boardStore'
import { DeskTime } from './DeskTime'
import { viewTitle } from './views'

export function usePlaceTitle(): string {
  const place = useBoard((board) => board.place)
  const { queues, views } = useDirectory()
  switch (place.kind) {
    case 'view':
      return viewTitle(place.id)
    case 'saved':
      return views.find(({ id }) => id === place.id)?.title ?? say('savedView:gone')
    case 'queue':
    default:
      return queues.get(place.id)?.name ?? place.id
  }
}

/** For the mouse what Escape is for the keys. */
const ClearSearch = ({ onClear }: { readonly onClear: () => void }) => (
  <button
    type="button"
    className="search-clear"
    aria-label={say('board:clearSearch')}
    title={say('board:clearSearch')}
    onClick={() => {
      onClear()
      focusList()
    }}
  >
    <X className="icon" size={14} aria-hidden="true" />
  </button>
)

interface BoardHeaderProps {
  readonly freshness: ReactNode
  readonly accountMenu: ReactNode
  readonly searchField: RefObject<HTMLInputElement | null>
}

export const BoardHeader = memo(function BoardHeader({
  freshness,
  accountMenu,
  searchField,
}: BoardHeaderProps) {
  const title = usePlaceTitle()
  const search = useBoard((board) => board.search)
  const setSearch = useBoard((board) => board.setSearch)
  return (
    <header className="top">
      <h1>{title}</h1>
      <label className="search">
        <Search className="icon" size={14} aria-hidden="true" />
        <input
          ref={searchField}
          type="search"
          dir="auto"
          placeholder={say('board:searchHint')}
          aria-label={say('board:search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (isOfInputMethod(event.nativeEvent)) return
            if (event.key === 'Enter' || event.key === 'ArrowDown') focusList()
          }}
        />
        {search === '' ? <kbd aria-hidden="true">/</kbd> : <ClearSearch onClear={() => setSearch('')} />}
      </label>
      {freshness}
      <DeskTime />
      {accountMenu}
    </header>
  )
})

/** The head of the list while it stands beside an open ticket. */
export function NarrowHeader({
  count,
  freshness,
}: {
  readonly count: number
  readonly freshness: ReactNode
}) {
  return (
    <header className="top">
      <h2 className="narrow-title">
        <span className="cut">{usePlaceTitle()}</span>{' '}
        <span className="muted figures">{numberText(count, spoken())}</span>
      </h2>
      <span className="spacer" />
      {freshness}
    </header>
  )
}
