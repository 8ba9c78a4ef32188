import type { OpenWire, WireEars } from '#renderer/data/sync/wire'
import { type Instant, instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { Farewell, Live } from '#shared/protocol/messages'
import type { ModelServer } from './modelServer'

/** The model server behind wires as windows use them: everything answers on the next turn of the event loop. */
export interface ModelNetwork {
  readonly wireFor: (account: Account, scopes: readonly Scope[]) => OpenWire
  /** Without a network nothing opens, and what was open is closed. */
  readonly setUp: (isUp: boolean) => void
  readonly dismiss: (farewell: Farewell) => void
  /** Tells everybody of commits made past the network. */
  readonly tell: (lives: readonly Live[]) => void
  readonly openCount: () => number
}

interface OpenEnd {
  readonly ears: WireEars
  readonly scopes: readonly Scope[]
}

export function createModelNetwork(
  server: ModelServer,
  now: () => Instant = () => instant(Date.now()),
): ModelNetwork {
  const ends = new Set<OpenEnd>()
  let isUp = true
  const tell = (lives: readonly Live[]): void => {
    for (const live of lives) {
      for (const { ears, scopes } of ends) if (scopes.includes(live.scope)) ears.live(live)
    }
  }
  return {
    tell,
    openCount: () => ends.size,
    dismiss: (farewell) => {
      for (const { ears } of ends) ears.farewell(farewell)
    },
    setUp: (next) => {
      isUp = next
      if (isUp) return
      for (const end of ends) {
        ends.delete(end)
        end.ears.closed('no network')
      }
    },
    wireFor: (account, scopes) => (ears) => {
      const end: OpenEnd = { ears, scopes }
      let client = ''
      const later = (run: () => void): void => {
        setTimeout(() => {
          if (ends.has(end)) run()
        }, 0)
      }
      if (isUp) ends.add(end)
      else setTimeout(() => ears.closed('no network'), 0)
      later(ears.opened)
      return {
        ask: (request, question) =>
          later(() => {
            if (question.name === 'hello') client = question.message.clientId
            const askedAt = performance.now()
            const { answer, lives } = server.hear(client, account, scopes, question, now())
            tell(lives)
            if (answer) later(() => ears.answered(request, answer, askedAt, performance.now()))
          }),
        look: () => undefined,
        close: () => {
          ends.delete(end)
        },
      }
    },
  }
}
