import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Random } from '#kit/random'

/** What a network does to whoever has to go through it. */
export type Mood =
  | { readonly kind: 'good' }
  /** Every piece arrives, this much later. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Connections look open and nothing arrives, either way. */
  | { readonly kind: 'half-open' }
  /** Nobody gets through, and who was through is cut off. */
  | { readonly kind: 'gone' }

/** A stretch of network in front of a server, that can be made bad. */
export interface Shim {
  readonly port: number
  readonly setMood: (mood: Mood) => void
  /** Cuts every connection off, so that both sides notice. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

export async function startShim(serverPort: number): Promise<Shim> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let mood: Mood = { kind: 'good' }
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  const carry = (from: Socket, to: Socket): void => {
    // One after the other, so that what is late does not come out of order.
    let last: Promise<void> = Promise.resolve()
    from.on('data', (piece) => {
      if (mood.kind === 'half-open') return
      const delayMs = mood.kind === 'slow' ? mood.delayMs : 0
      const arrival = new Promise<void>((resolve) => setTimeout(resolve, delayMs))
      last = Promise.all([last, arrival]).then(() => void (to.destroyed || to.write(piece)))
    })
  }
  const join = (near: Socket, far: Socket, pair: readonly [Socket, Socket]): void => {
    carry(near, far)
    near.on('error', () => far.destroy())
    near.on('close', () => {
      // The end of one side is a message too: a half-open line does not carry it.
      if (mood.kind === 'half-open') return
      pairs.delete(pair)
      far.destroy()
    })
  }
  const shim = createServer((client) => {
    if (mood.kind === 'gone') {
      client.destroy()
      return
    }
    const server = connect({ host: '127.0.0.1', port: serverPort })
    const pair = [client, server] as const
    pairs.add(pair)
    join(client, server, pair)
    join(server, client, pair)
  })
  await new Promise<void>((resolve) => shim.listen(0, '127.0.0.1', resolve))
  return {
    port: (shim.address() as AddressInfo).port,
    setMood: (next) => {
      // What a dead line swallowed is gone for good; going on with it would be another network than any there is.
      if (mood.kind === 'half-open' || next.kind === 'gone') cut()
      mood = next
    },
    cut,
    close: async () => {
      cut()
      await new Promise((resolve) => shim.close(resolve))
    },
  }
}

export function drawMood(random: Random): Mood {
  const chance = random.next()
  if (chance < 0.4) return { kind: 'good' }
  if (chance < 0.65) return { kind: 'slow', delayMs: random.below(300) }
  return { kind: chance < 0.8 ? 'half-open' : 'gone' }
}
