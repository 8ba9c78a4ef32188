import { useBoard } from './boardStore'

/** Looks for the words in every open ticket. */
export function searchEverythingOpen(words: string): void {
  const { go, setSearch } = useBoard.getState()
  go({ kind: 'view', id: 'open' })
  setSearch(words)
}
