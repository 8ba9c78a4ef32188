import { type Filters, isNarrowed } from './filters'
import { type Place, views } from './views'

/** Why the list has no row, and what would bring some back; null where nothing would. */
export interface EmptyWords {
  readonly sentence: string
  readonly wayOn: 'clear-filters' | 'search-open' | null
}

const nothingIn = (place: Place): string => {
  if (place.kind === 'queue') return 'No open ticket is in this queue.'
  if (place.id === 'resolved') return 'No ticket has been resolved today.'
  return place.id === 'open' ? 'No ticket is open.' : `No ticket belongs to “${views[place.id].title}” now.`
}

/** Says only what was looked through: a search and the filters look inside the place that is shown (BRD19). */
export function emptyWords(place: Place, filters: Filters, search: string): EmptyWords {
  const isFiltered = isNarrowed(filters)
  const where = place.kind === 'queue' ? 'this queue' : `“${views[place.id].title}”`
  if (search.trim() !== '') {
    const sentence = `No ticket of ${where} matches “${search.trim()}”${isFiltered ? ' and the filters' : ''}.`
    const isEverything = place.kind === 'view' && place.id === 'open'
    if (isFiltered) return { sentence, wayOn: 'clear-filters' }
    return { sentence, wayOn: isEverything ? null : 'search-open' }
  }
  if (isFiltered) return { sentence: `No ticket of ${where} passes the filters.`, wayOn: 'clear-filters' }
  return { sentence: nothingIn(place), wayOn: null }
}
