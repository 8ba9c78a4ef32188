import { say } from '#shared/words/say'
import { type Filters, isNarrowed } from './filters'
import { type Place, viewTitle } from './views'

/** Why the list has no row, and what would bring some back; null where nothing would. */
export interface EmptyWords {
  readonly sentence: string
  readonly wayOn: 'clear-filters' | 'search-open' | null
}

const nothingIn = (place: Place): string => {
  if (place.kind === 'queue') return say('board:empty.queue')
  if (place.id === 'resolved') return say('board:empty.resolved')
  return place.id === 'open'
    ? say('board:empty.open')
    : say('board:empty.view', { view: viewTitle(place.id) })
}

function nothingFound(place: Place, words: string, isFiltered: boolean): string {
  if (place.kind === 'queue') {
    return say(isFiltered ? 'board:empty.searchFilteredQueue' : 'board:empty.searchQueue', { words })
  }
  const view = viewTitle(place.id)
  return say(isFiltered ? 'board:empty.searchFilteredView' : 'board:empty.searchView', { words, view })
}

const nothingPasses = (place: Place): string =>
  place.kind === 'queue'
    ? say('board:empty.filteredQueue')
    : say('board:empty.filteredView', { view: viewTitle(place.id) })

/** Says only what was looked through: a search and the filters look inside the place that is shown (BRD19). */
export function emptyWords(place: Place, filters: Filters, search: string): EmptyWords {
  const isFiltered = isNarrowed(filters)
  const words = search.trim()
  if (words !== '') {
    const sentence = nothingFound(place, words, isFiltered)
    const isEverything = place.kind === 'view' && place.id === 'open'
    if (isFiltered) return { sentence, wayOn: 'clear-filters' }
    return { sentence, wayOn: isEverything ? null : 'search-open' }
  }
  if (isFiltered) return { sentence: nothingPasses(place), wayOn: 'clear-filters' }
  return { sentence: nothingIn(place), wayOn: null }
}
