import { say } from '#shared/words/say'
import { useLeftOut } from '../../desk/useLeftOut'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { usePlaceTitle } from './BoardHeader'
import { useBoard } from './boardStore'
import { emptyWords } from './emptyWords'
import { noFilters } from './filters'
import { NotKeptHere } from './NotKeptHere'
import { searchEverythingOpen } from './searchEverythingOpen'

/** In the list's place while it has no row. */
export function EmptyList() {
  const place = useBoard((board) => board.place)
  const filters = useBoard((board) => board.filters)
  const search = useBoard((board) => board.search)
  const { sentence, wayOn } = emptyWords(place, usePlaceTitle(), filters, search)
  const leftOut = useLeftOut()
  if (place.kind === 'queue' && leftOut.has(place.id)) return <NotKeptHere queue={place.id} />
  return (
    <div className="empty">
      <Announced as="p">{sentence}</Announced>
      {wayOn === 'clear-filters' ? (
        <Button onPress={() => useBoard.getState().filter(noFilters)}>{say('board:clearFilters')}</Button>
      ) : null}
      {wayOn === 'search-open' ? (
        <Button onPress={() => searchEverythingOpen(search)}>{say('board:searchOpen')}</Button>
      ) : null}
    </div>
  )
}
