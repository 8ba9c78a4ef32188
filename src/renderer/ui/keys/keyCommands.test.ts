import { describe, expect, it } from 'vitest'
import { commandNames } from '#shared/commands/catalogue'
import { keyCommandIds, keyCommands, keyWords } from './keyCommands'

describe('the keys', () => {
  it('[BRD14] each have one meaning', () => {
    const bindings = keyCommandIds.flatMap((id) =>
      keyCommands[id].bindings.map((binding) => binding.toLowerCase()),
    )
    expect(bindings.filter((binding, index) => bindings.indexOf(binding) !== index)).toEqual([])
  })

  it('[BRD14] reach every verb of the desk, or the place in the ticket where it is', () => {
    const inTheTicket = ['merge', 'unmerge', 'wake', 'tickStep', 'link', 'unlink', 'tag', 'untag']
    const reached = [...inTheTicket, ...keyCommandIds]
    expect(commandNames.filter((name) => !reached.includes(name))).toEqual([])
  })

  it('[BRD14] are named and shown on the key sheet', () => {
    for (const id of keyCommandIds) {
      expect(keyWords(id)).not.toBe('')
      expect(keyCommands[id].caps.length).toBeGreaterThan(0)
    }
  })
})
