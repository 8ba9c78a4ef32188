import { focusList } from '../../ui/listFocus'
import { useBoard } from './boardStore'

/** Looks for the words in every open ticket; the keys are on what is found. */
export function searchEverythingOpen(words: string): void {
  const { go, setSearch } = useBoard.getState()
  go({ kind: 'view', id: 'open' })
  setSearch(words)
  focusList()
}
