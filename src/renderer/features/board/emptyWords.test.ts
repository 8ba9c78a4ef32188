import { describe, expect, it } from 'vitest'
import { queueId } from '#shared/domain/ids'
import { emptyWords } from './emptyWords'
import { type Filters, noFilters } from './filters'
import type { Place } from './views'

const mine: Place = { kind: 'view', id: 'mine' }
const open: Place = { kind: 'view', id: 'open' }
const network: Place = { kind: 'queue', id: queueId('network') }
const titles = { mine: 'My next breaches', open: 'Everything open', resolved: 'Resolved today' }
const words = (place: Place, ...rest: readonly [Filters, string]) =>
  emptyWords(
    place,
    place.kind === 'view' && place.id in titles ? titles[place.id as keyof typeof titles] : '',
    ...rest,
  )
const urgent = { ...noFilters, priorities: ['P1'] as const }

describe('an empty list', () => {
  it('[BRD274] says whose tickets may not be seen, and never that there are none', () => {
    expect(emptyWords(network, 'network', noFilters, '', ['network'])).toEqual({
      sentence: 'You may not see the tickets of network. Ask a supervisor for access.',
      wayOn: null,
    })
    const filters = { ...noFilters, queues: [queueId('network')] }
    expect(emptyWords(open, titles.open, filters, 'vpn', ['network']).wayOn).toBe('clear-filters')
  })

  it('[BRD271] names the beginning of what was searched for', () => {
    const { sentence } = words(open, noFilters, 'x'.repeat(20_000))
    expect(sentence).toBe(`No ticket of “Everything open” matches “${'x'.repeat(60)}…”.`)
  })

  it('[BRD19] says what was looked through, never more', () => {
    expect(words(mine, noFilters, 'vpn ').sentence).toBe('No ticket of “My next breaches” matches “vpn”.')
    expect(words(network, urgent, 'vpn').sentence).toBe(
      'No ticket of this queue matches “vpn” and the filters.',
    )
    expect(words(open, urgent, '').sentence).toBe('No ticket of “Everything open” passes the filters.')
    expect(words({ kind: 'view', id: 'resolved' }, noFilters, '').sentence).toBe(
      'No ticket has been resolved today.',
    )
  })

  it('[BRD19] offers what can bring rows back: fewer filters first, then a wider search', () => {
    expect(words(mine, urgent, 'vpn').wayOn).toBe('clear-filters')
    expect(words(mine, noFilters, 'vpn').wayOn).toBe('search-open')
    expect(words(open, noFilters, 'vpn').wayOn).toBeNull()
    expect(words(mine, noFilters, '').wayOn).toBeNull()
  })
})
