import { describe, expect, it } from 'vitest'
import { ticketId } from '#shared/domain/ids'
import { manySentence } from './manySentence'

const attempt = (id: string, reason: string | null = null) => ({ id: ticketId(id), reason })
const OWNED = 'You own it already.'

describe('a verb on several tickets', () => {
  it('[BRD22] says how many it changed', () => {
    expect(manySentence([attempt('1'), attempt('2')])).toBe('2 of 2 tickets changed.')
  })

  it('[BRD22] says of each refusal which tickets it holds for, a long run shortened', () => {
    expect(
      manySentence([attempt('1'), attempt('2', OWNED), attempt('3', OWNED), attempt('4', 'Gone.')]),
    ).toBe('1 of 4 tickets changed. 2, 3: You own it already. 4: Gone.')
    const many = ['1', '2', '3', '4', '5'].map((id) => attempt(id, OWNED))
    expect(manySentence(many)).toBe('0 of 5 tickets changed. 1, 2, 3 and 2 more: You own it already.')
  })
})
