import { windowTimers } from '#renderer/clock/timers'
import { startEngine } from '#renderer/data/sync/engine'
import type { EnginePorts } from '#renderer/data/sync/enginePorts'
import { openSocketWire } from '#renderer/data/sync/socketWire'
import { clientId, commandId, ticketId } from '#shared/domain/ids'
import { BEFORE_ALL } from '#shared/protocol/rows'
import type { ConsoleState } from '#shared/sync/state'
import { benchAccount, readAddress } from './benchDesk'
import { type HarnessPatch, type HarnessTicket, uncarry } from './harnessTicket'
import { createMemoryCache, createMemoryOutbox } from './memoryStores'
import { registerPatch } from './patchCommand'

export { listen } from './listen'

interface FleetOptions {
  readonly url: string
  readonly index: number
  readonly onChange: (ticket: HarnessTicket) => void
}

const isLevel = ({ link, scopes }: ConsoleState): boolean =>
  link.kind === 'live' && [...scopes.values()].every(({ isBehind }) => !isBehind)

/** The engine of a console over its real socket; only its disk is in memory. */
export async function connect({ url, index, onChange }: FleetOptions) {
  registerPatch()
  const { serverUrl, token } = readAddress(url)
  const outbox = createMemoryOutbox(clientId(`fleet-${index}-${crypto.randomUUID()}`), Date.now)
  const decided = new Map<number, () => void>()
  let becomeReady: () => void = () => undefined
  let isReady = false
  const ready = new Promise<void>((resolve) => {
    becomeReady = () => {
      isReady = true
      resolve()
    }
  })
  const ports: EnginePorts = {
    person: benchAccount.id,
    onAccount: () => undefined,
    cache: createMemoryCache(),
    outbox,
    openWire: openSocketWire({ serverUrl, token, appVersion: 'bench', reading: () => performance.now() }),
    timers: windowTimers,
    random: Math.random,
    onState: (state) => {
      if (!isReady && isLevel(state)) becomeReady()
    },
    onHeard: () => undefined,
    onEnded: () => undefined,
    onCommitted: ({ commit, left }) => {
      for (const { entity } of commit.put) if (entity.kind === 'ticket') onChange(uncarry(entity.data, ''))
      for (const { n } of left) decided.get(n)?.()
    },
    onReread: async () => undefined,
    onPresence: () => undefined,
    onTrouble: (sentence) => console.error(sentence),
  }
  const engine = await startEngine(ports)
  return {
    ready,
    write: async (id: string, patch: HarnessPatch): Promise<void> => {
      const draft = {
        id: commandId(crypto.randomUUID()),
        name: 'patch',
        version: 1,
        ticketId: ticketId(id),
        args: patch,
        baseV: BEFORE_ALL,
      }
      const { n } = outbox.append(draft)
      const left = new Promise<void>((resolve) => decided.set(n, resolve))
      engine.saved()
      await left
      decided.delete(n)
    },
  }
}
