import { describe, expect, it } from 'vitest'
import { queueId } from '#shared/domain/ids'
import { emptyWords } from './emptyWords'
import { noFilters } from './filters'
import type { Place } from './views'

const mine: Place = { kind: 'view', id: 'mine' }
const open: Place = { kind: 'view', id: 'open' }
const network: Place = { kind: 'queue', id: queueId('network') }
const urgent = { ...noFilters, priorities: ['P1'] as const }

describe('an empty list', () => {
  it('[BRD19] says what was looked through, never more', () => {
    expect(emptyWords(mine, noFilters, 'vpn ').sentence).toBe(
      'No ticket of “My next breaches” matches “vpn”.',
    )
    expect(emptyWords(network, urgent, 'vpn').sentence).toBe(
      'No ticket of this queue matches “vpn” and the filters.',
    )
    expect(emptyWords(open, urgent, '').sentence).toBe('No ticket of “Everything open” passes the filters.')
    expect(emptyWords({ kind: 'view', id: 'resolved' }, noFilters, '').sentence).toBe(
      'No ticket has been resolved today.',
    )
  })

  it('[BRD19] offers what can bring rows back: fewer filters first, then a wider search', () => {
    expect(emptyWords(mine, urgent, 'vpn').wayOn).toBe('clear-filters')
    expect(emptyWords(mine, noFilters, 'vpn').wayOn).toBe('search-open')
    expect(emptyWords(open, noFilters, 'vpn').wayOn).toBeNull()
    expect(emptyWords(mine, noFilters, '').wayOn).toBeNull()
  })
})
