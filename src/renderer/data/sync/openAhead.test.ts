import { describe, expect, it } from 'vitest'
import { openAhead } from './openAhead'
import type { OpenWire, Wire, WireEars } from './wire'

/** Wires that are opened and told of by hand. */
function wires() {
  const all: { readonly ears: WireEars; isClosed: boolean }[] = []
  const open: OpenWire = (ears): Wire => {
    const one = { ears, isClosed: false }
    all.push(one)
    return { ask: () => undefined, look: () => undefined, close: () => (one.isClosed = true) }
  }
  return { open, all }
}

function aListener() {
  const heard: string[] = []
  const unused = () => undefined
  const ears: WireEars = {
    opened: () => heard.push('opened'),
    closed: (reason) => heard.push(`closed: ${reason}`),
    answered: unused,
    live: unused,
    scopes: unused,
    lag: unused,
    presence: unused,
    farewell: unused,
  }
  return { heard, ears }
}

describe('a connection that is begun ahead', () => {
  it('[BRD170] is begun at once, and tells whoever takes it what it had told before, afterwards', async () => {
    const { open, all } = wires()
    const ahead = openAhead(open)
    all[0]?.ears.opened()
    const { heard, ears } = aListener()
    ahead.open(ears)
    expect(heard).toEqual([])
    await Promise.resolve()
    all[0]?.ears.closed('gone')
    expect(heard).toEqual(['opened', 'closed: gone'])
    expect(all).toHaveLength(1)
  })

  it('[BRD170] serves once: who opens again, or after it has ended, gets a new one', () => {
    const { open, all } = wires()
    const taken = openAhead(open)
    taken.open(aListener().ears)
    taken.open(aListener().ears)
    expect(all).toHaveLength(2)
    const ended = openAhead(open)
    all[2]?.ears.closed('no server')
    ended.open(aListener().ears)
    expect(all).toHaveLength(4)
  })

  it('[BRD170] tells nothing more once it is closed, and is closed when nobody takes it', async () => {
    const { open, all } = wires()
    const { heard, ears } = aListener()
    const taken = openAhead(open)
    all[0]?.ears.opened()
    taken.open(ears).close()
    await Promise.resolve()
    expect(heard).toEqual([])
    const left = openAhead(open)
    left.close()
    expect(all.map(({ isClosed }) => isClosed)).toEqual([true, true])
  })
})
