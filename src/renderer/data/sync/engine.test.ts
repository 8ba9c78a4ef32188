import { describe, expect, it } from 'vitest'
import { clientId, personId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'
import { startEngine } from './engine'
import type { EnginePorts } from './enginePorts'
import { createPerformer } from './performer'
import type { WireEars } from './wire'

/** What was asked over the connection, and a disk that is slow where the test says so. */
function aConsole() {
  const asked: string[] = []
  const ears: WireEars[] = []
  const reading: ((intents: readonly Intent[]) => void)[] = []
  const raising: ((epoch: number) => void)[] = []
  let readings = 0
  let prepared = 0
  const unused = () => Promise.reject(new Error('Nobody asks for this.'))
  const ports: EnginePorts = {
    person: personId('mira'),
    cache: {
      serverId: async () => null,
      chapter: async () => null,
      scopes: async () => new Map(),
      prepare: () => {
        prepared += 1
      },
      stampsOf: async () => new Map(),
      keep: async () => undefined,
      startAfresh: unused,
    },
    outbox: {
      clientId: async () => clientId('console-1'),
      numberedTo: async () => 0,
      leftOut: async () => [],
      isSetBack: async () => false,
      newestSent: async () => null,
      noteSetBack: unused,
      // Read at once when the engine starts, and slowly from then on.
      waiting: () => {
        readings += 1
        return readings === 1 ? Promise.resolve([]) : new Promise((read) => reading.push(read))
      },
      raiseEpoch: () => new Promise((raised) => raising.push(raised)),
      settle: unused,
      renumber: unused,
    },
    openWire: (heard) => {
      ears.push(heard)
      const ask = (_request: number, { name }: { readonly name: string }) => void asked.push(name)
      return { ask, look: () => undefined, close: () => undefined }
    },
    timers: { after: () => () => undefined },
    random: () => 0,
    onState: () => undefined,
    onAccount: () => undefined,
    onEnded: () => undefined,
    onPresence: () => undefined,
    onHeard: () => undefined,
    onCommitted: () => undefined,
    onReread: async () => undefined,
    onTrouble: (sentence) => expect.fail(sentence),
  }
  return { ports, asked, ears, reading, raising, prepared: () => prepared }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the engine', () => {
  it('[SYN351] says hello when the connection is open and the epoch on the disk, before it reads what waits', async () => {
    const { ports, asked, ears, reading, raising } = aConsole()
    const engine = await startEngine(ports)
    engine.saved()
    await settled()
    ears[0]?.opened()
    await settled()
    expect(asked).toEqual([])
    raising[0]?.(1)
    await settled()
    expect(reading).toHaveLength(1)
    expect(asked).toEqual(['hello'])
    reading[0]?.([])
    await engine.close()
  })

  it('[OUT173] has read what rows are judged by while the server is asked for something that brings rows', async () => {
    const { ports, prepared } = aConsole()
    const { perform } = createPerformer(ports, () => undefined)
    await perform({ kind: 'ask', request: 1, question: { name: 'heartbeat' } })
    expect(prepared()).toBe(0)
    await perform({ kind: 'ask', request: 2, question: { name: 'push', message: { epoch: 1, intents: [] } } })
    expect(prepared()).toBe(1)
  })
})
