import type { QueueId } from '#shared/domain/ids'
import { canSeeQueue } from '#shared/domain/permissions'
import { say } from '#shared/words/say'
import { useDesk, useDirectory } from '../../desk/deskContext'
import { useLeftOut } from '../../desk/useLeftOut'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { usePlaceTitle } from './BoardHeader'
import { useBoard } from './boardStore'
import { emptyWords } from './emptyWords'
import { noFilters } from './filters'
import { NotKeptHere } from './NotKeptHere'
import { searchEverythingOpen } from './searchEverythingOpen'
import type { Place } from './views'

/** The names of the queues that are looked through, where none of them is the agent's to see; else none. */
function useUnseen(place: Place, chosen: readonly QueueId[]): readonly string[] {
  const { account } = useDesk()
  const { queues } = useDirectory()
  const looked = place.kind === 'queue' ? [place.id] : chosen
  if (looked.some((id) => canSeeQueue(account, id))) return []
  return looked.map((id) => queues.get(id)?.name ?? id)
}

/** In the list's place while it has no row. */
export function EmptyList() {
  const place = useBoard((board) => board.place)
  const filters = useBoard((board) => board.filters)
  const search = useBoard((board) => board.search)
  const unseen = useUnseen(place, filters.queues)
  const { sentence, wayOn } = emptyWords(place, usePlaceTitle(), filters, search, unseen)
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
