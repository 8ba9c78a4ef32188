import { Search } from 'lucide-react'
import { quotedWords } from '#shared/words/quotedWords'
import { say } from '#shared/words/say'
import type { PaletteEntry } from '../../features/palette/Palette'
import { keyCommands } from '../../ui/keys/keyCommands'

/** Where nothing is called what was typed: the search of the board, which reads more than names. */
export const searchEntry = (typed: string, search: (words: string) => void): PaletteEntry => ({
  id: 'search',
  icon: Search,
  figures: null,
  title: say('palette:search', { words: quotedWords(typed) }),
  hint: say('palette:searchHint'),
  caps: keyCommands.search.caps,
  refusedBecause: null,
  run: () => search(typed.trim()),
})
