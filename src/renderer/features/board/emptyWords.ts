import { quotedWords } from '#shared/words/quotedWords'
import { say } from '#shared/words/say'
import { type Filters, isNarrowed } from './filters'
import type { Place } from './views'

/** Why the list has no row, and what would bring some back; null where nothing would. */
export interface EmptyWords {
  readonly sentence: string
  readonly wayOn: 'clear-filters' | 'search-open' | null
}

const nothingIn = (place: Place, view: string): string => {
  if (place.kind === 'queue') return say('board:empty.queue')
  if (place.id === 'resolved') return say('board:empty.resolved')
  return place.id === 'open' ? say('board:empty.open') : say('board:empty.view', { view })
}

function nothingFound(place: Place, view: string, words: string, isFiltered: boolean): string {
  if (place.kind === 'queue') {
    return say(isFiltered ? 'board:empty.searchFilteredQueue' : 'board:empty.searchQueue', { words })
  }
  return say(isFiltered ? 'board:empty.searchFilteredView' : 'board:empty.searchView', { words, view })
}

const nothingPasses = (place: Place, view: string): string =>
  place.kind === 'queue' ? say('board:empty.filteredQueue') : say('board:empty.filteredView', { view })

/**
 * Says only what was looked through: a search and the filters look inside the place that is shown (BRD19). `title` is
 * what the place is called, `unseen` the queues that are looked through and not the agent's to see, where all of them are
 * not (BRD274).
 */
export function emptyWords(
  place: Place,
  title: string,
  filters: Filters,
  search: string,
  unseen: readonly string[] = [],
): EmptyWords {
  const isFiltered = isNarrowed(filters)
  if (unseen.length > 0) {
    const sentence = say('board:empty.notYours', { queues: unseen.join(', ') })
    return { sentence, wayOn: filters.queues.length > 0 ? 'clear-filters' : null }
  }
  const words = quotedWords(search)
  if (words !== '') {
    const sentence = nothingFound(place, title, words, isFiltered)
    const isEverything = place.kind === 'view' && place.id === 'open'
    if (isFiltered) return { sentence, wayOn: 'clear-filters' }
    return { sentence, wayOn: isEverything ? null : 'search-open' }
  }
  if (isFiltered) return { sentence: nothingPasses(place, title), wayOn: 'clear-filters' }
  return { sentence: nothingIn(place, title), wayOn: null }
}
