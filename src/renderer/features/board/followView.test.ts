import { describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { aSavedView } from '#kit/paperBuilders'
import { personOf } from '#shared/domain/person'
import type { SavedView } from '#shared/domain/savedView'
import { choicesOf } from './boardStore'
import { followed } from './followView'

const opened: SavedView = aSavedView(personOf(anAccount('Jonas Berg')))
const elsewhere: SavedView = { ...opened, order: 'newest', filter: { ...opened.filter, priorities: ['P1'] } }

describe('a saved view that is shown', () => {
  it('[PAP22] becomes what is saved elsewhere as long as nothing is changed here', () => {
    expect(followed(choicesOf(opened), elsewhere)).toEqual(choicesOf(elsewhere))
  })

  it('[PAP22] keeps what was changed here, and remembers which view that was a change of', () => {
    const changed = { ...choicesOf(opened), order: 'oldest' as const }
    expect(followed(changed, elsewhere)).toEqual({})
  })

  it('[PAP22] that was changed to the same is as it was saved', () => {
    const same = { ...choicesOf(elsewhere), shownAs: opened }
    expect(followed(same, elsewhere)).toEqual({ shownAs: elsewhere })
  })

  it('[PAP22] leaves a search that is being typed', () => {
    const searching = { ...choicesOf(opened), search: 'vpn' }
    expect(followed(searching, elsewhere)).toEqual({ ...choicesOf(elsewhere), search: 'vpn' })
  })
})
