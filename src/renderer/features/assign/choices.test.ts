import { describe, expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import { choicesFor } from './choices'

const you = aPerson('Jonas Berg')
const mira = aPerson('Mira Laine')
const people = [mira, aPerson('Aiko Tanaka'), you, aPerson('Agent 10'), aPerson('Agent 9')]
const names = (owner: typeof you | null, search = '') =>
  choicesFor(people, you, [owner], search).map((choice) => choice?.name ?? 'nobody')

describe('whom a ticket can be given to', () => {
  it('[TKT9] you first, then the others by name', () => {
    expect(names(null)).toEqual(['Jonas Berg', 'Agent 9', 'Agent 10', 'Aiko Tanaka', 'Mira Laine'])
  })

  it('[TKT9] not its owner, but nobody once it has one', () => {
    expect(names(mira)).toEqual(['Jonas Berg', 'Agent 9', 'Agent 10', 'Aiko Tanaka', 'nobody'])
  })

  it('[BRD22] of several tickets, everybody who does not own them all', () => {
    const found = choicesFor(people, you, [mira, null], '').map((choice) => choice?.name ?? 'nobody')
    expect(found).toContain('Mira Laine')
    expect(found).toContain('nobody')
    expect(choicesFor(people, you, [mira, mira], 'mira')).toEqual([])
  })

  it('[TKT9] those whose name holds what was typed', () => {
    expect(names(mira, 'aiko ')).toEqual(['Aiko Tanaka'])
    expect(names(mira, 'nob')).toEqual(['nobody'])
    expect(names(null, 'nob')).toEqual([])
  })
})
