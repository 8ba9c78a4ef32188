import type { OpenWire, Wire } from '#renderer/data/sync/wire'
import type { Welcome } from '#shared/protocol/messages'

/** A connection that the benchmark lets through or cuts: the harness says when a console is online. */
export interface GatedWire {
  readonly openWire: OpenWire
  /** Answers whether a connection was turned away since it was last cut: then another one must be asked for. */
  readonly open: () => boolean
  readonly cut: () => void
  /** The last welcome heard since the gate was opened; null before it. */
  readonly welcome: () => Welcome | null
}

export function gateWire(inner: OpenWire): GatedWire {
  let isOpen = false
  let hasTurnedAway = false
  let welcome: Welcome | null = null
  let cutNow: () => void = () => undefined
  return {
    open: () => {
      isOpen = true
      welcome = null
      return hasTurnedAway
    },
    cut: () => {
      isOpen = false
      hasTurnedAway = true
      cutNow()
    },
    welcome: () => welcome,
    openWire: (ears) => {
      if (!isOpen) {
        hasTurnedAway = true
        ears.closed('offline')
        return { ask: () => undefined, look: () => undefined, close: () => undefined }
      }
      const wire: Wire = inner({
        ...ears,
        answered: (...said) => {
          const [, answer] = said
          if (answer.kind === 'welcome') welcome = answer
          ears.answered(...said)
        },
      })
      cutNow = () => {
        wire.close()
        ears.closed('cut')
      }
      return wire
    },
  }
}
