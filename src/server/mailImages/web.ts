import { Resolver } from 'node:dns/promises'
import { connect, type Socket } from 'node:net'

/** The outside as a fetcher of images needs it. */
export interface Web {
  /** All addresses of a name by DNS alone, IPv4 first; empty when it has none. */
  readonly addressesOf: (name: string, signal: AbortSignal) => Promise<readonly string[]>
  /** A line to an address, not a name: what was checked is what is reached. */
  readonly connect: (address: string, port: number) => Socket
}

const DNS_PATIENCE = { timeout: 3_000, tries: 2 } as const

/** The internet. Asks DNS itself: the system's look-up would take a thread of those that the store needs. */
export const openWeb: Web = {
  addressesOf: async (name, signal) => {
    const resolver = new Resolver(DNS_PATIENCE)
    const cancel = () => resolver.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const asked = [resolver.resolve4(name), resolver.resolve6(name)]
      const answers = await Promise.allSettled(asked)
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  },
  connect: (address, port) => connect({ host: address, port }),
}
