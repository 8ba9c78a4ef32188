import { expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { aSavedView } from '#kit/paperBuilders'
import { personOf } from '#shared/domain/person'
import type { SavedView } from '#shared/domain/savedView'
import { viewDifferences } from './viewDifferences'

const mira = personOf(anAccount('Mira Laine'))
const names = { queues: new Map(), people: [mira], left: new Map() }
const mine: SavedView = aSavedView(mira)

it('[PAP20] what two versions of a view have otherwise is told in the words of the board, and nothing else', () => {
  const theirs: SavedView = {
    ...mine,
    title: 'Gold',
    order: 'newest',
    filter: { ...mine.filter, owners: ['me', mira.id], tiers: ['standard', 'gold'] },
    hiddenColumns: ['last'],
  }
  expect(viewDifferences(mine, theirs, names)).toEqual([
    { name: 'Name', mine: 'Everything of mine', theirs: 'Gold' },
    { name: 'Owner', mine: '–', theirs: 'me, Mira Laine' },
    { name: 'Tier', mine: '–', theirs: 'Standard, Gold' },
    { name: 'Order', mine: 'Next breach first', theirs: 'Newest first' },
    { name: 'Hidden columns', mine: '–', theirs: 'Last' },
  ])
  expect(viewDifferences(mine, mine, names)).toEqual([])
})
