import type { OpenWire, Wire, WireEars } from './wire'

/** A connection that is begun before there is anybody to hear it. */
export interface WireAhead {
  /** The first time it gives what was begun, unless that has ended; every later time a new one. */
  readonly open: OpenWire
  /** Ends what was begun, if nobody took it. */
  readonly close: () => void
}

/**
 * Begins a connection at once and keeps what it tells for whoever takes it. The server says nothing on a connection
 * before its hello, so all that is told by then is that it opened, or that it ended.
 */
export function openAhead(openWire: OpenWire): WireAhead {
  const told: ((ears: WireEars) => void)[] = []
  let hasEnded = false
  let isTaken = false
  let tell = (word: (ears: WireEars) => void): void => void told.push(word)
  const wire = openWire({
    opened: () => tell((ears) => ears.opened()),
    closed: (reason) => {
      hasEnded = true
      tell((ears) => ears.closed(reason))
    },
    answered: (...answer) => tell((ears) => ears.answered(...answer)),
    live: (live) => tell((ears) => ears.live(live)),
    scopes: (changed) => tell((ears) => ears.scopes(changed)),
    lag: (lag) => tell((ears) => ears.lag(lag)),
    presence: (presence) => tell((ears) => ears.presence(presence)),
    farewell: (farewell) => tell((ears) => ears.farewell(farewell)),
  })
  const hand = (ears: WireEars): Wire => {
    isTaken = true
    let isClosed = false
    // Whoever opens a connection hears of it afterwards, never while it is being opened.
    queueMicrotask(() => {
      tell = (word) => word(ears)
      for (const word of told.splice(0)) if (!isClosed) word(ears)
    })
    return {
      ...wire,
      close: () => {
        isClosed = true
        wire.close()
      },
    }
  }
  return {
    open: (ears) => (isTaken || hasEnded ? openWire(ears) : hand(ears)),
    close: () => {
      if (!isTaken) wire.close()
    },
  }
}
