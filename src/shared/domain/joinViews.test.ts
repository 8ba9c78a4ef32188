import { describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { anyTicketFilter, aSavedView } from '#kit/paperBuilders'
import { joinViews } from './joinViews'
import { personOf } from './person'
import type { SavedView } from './savedView'

const edited: SavedView = aSavedView(personOf(anAccount('Jonas Berg')))
const withFilter = (view: SavedView, filter: Partial<SavedView['filter']>): SavedView => ({
  ...view,
  filter: { ...view.filter, ...filter },
})

describe('what two windows make of one view', () => {
  it('[PAP21] both stand where they changed different things, whichever comes first', () => {
    const renamed = withFilter({ ...edited, title: 'Gold' }, { priorities: ['P1'] })
    const sorted = withFilter({ ...edited, order: 'newest', hiddenColumns: ['last'] }, { tiers: ['gold'] })
    const both = {
      ...edited,
      title: 'Gold',
      order: 'newest',
      hiddenColumns: ['last'],
      filter: { ...anyTicketFilter, priorities: ['P1'], tiers: ['gold'] },
    }
    expect(joinViews(edited, renamed, sorted)).toEqual(both)
    expect(joinViews(edited, sorted, renamed)).toEqual(both)
  })

  it('[PAP21] the same change of both is one; two of the same thing cannot both stand', () => {
    const urgent = withFilter(edited, { priorities: ['P1'] })
    expect(joinViews(edited, urgent, { ...urgent, title: 'Gold' })).toEqual({ ...urgent, title: 'Gold' })
    expect(joinViews(edited, urgent, withFilter(edited, { priorities: ['P2'] }))).toBeNull()
    expect(joinViews(edited, { ...edited, title: 'Gold' }, { ...edited, title: 'Silver' })).toBeNull()
  })

  it('[PAP21] what one removed is not joined with what the other changed; another name of the owner is no change', () => {
    const renamed = { ...edited, title: 'Gold' }
    const removed = { ...edited, isRemoved: true }
    expect(joinViews(edited, renamed, removed)).toBeNull()
    expect(joinViews(edited, removed, renamed)).toBeNull()
    const married = { ...edited.owner, name: 'Jonas Holm' }
    expect(joinViews(edited, { ...renamed, owner: married }, edited)).toEqual({ ...renamed, owner: married })
  })
})
