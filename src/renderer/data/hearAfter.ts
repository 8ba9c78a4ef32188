import type { OpenWire, Wire, WireEars } from './wire'

export interface HeardAfter {
  readonly openWire: OpenWire
  /** Closes what was opened and never asked for. */
  readonly close: () => void
}

/**
 * Connections of which the first is opened at once, before anybody asks for it, and on which what the server says is
 * heard only when this window is ready for it, in the order it came: the server is reached and thinks while the disk is
 * read (OUT131). What was opened and never asked for is closed when `ready` ends badly.
 */
export function hearAfter(ready: Promise<unknown>, openWire: OpenWire): HeardAfter {
  const hold = createHolding(ready)
  let first: Ahead | null = openAhead(openWire)
  const takeFirst = (): Ahead | null => {
    const ahead = first
    first = null
    return ahead
  }
  const close = (): void => takeFirst()?.close()
  ready.catch(close)
  return {
    openWire: (ears) => takeFirst()?.handTo(hold(ears)) ?? openWire(hold(ears)),
    close,
  }
}

interface Ahead {
  readonly handTo: (ears: WireEars) => Wire
  readonly close: () => void
}

type Word = (ears: WireEars) => void

/** All words of a connection as things to be done with ears that come later. */
const earsFor = (tell: (word: Word) => void): WireEars => ({
  opened: () => tell((ears) => ears.opened()),
  closed: (reason) => tell((ears) => ears.closed(reason)),
  answered: (...said) => tell((ears) => ears.answered(...said)),
  live: (said) => tell((ears) => ears.live(said)),
  scopes: (said) => tell((ears) => ears.scopes(said)),
  lag: (said) => tell((ears) => ears.lag(said)),
  presence: (said) => tell((ears) => ears.presence(said)),
  farewell: (said) => tell((ears) => ears.farewell(said)),
})

function openAhead(openWire: OpenWire): Ahead {
  let ears: WireEars | null = null
  const before: Word[] = []
  const wire = openWire(earsFor((word) => (ears === null ? before.push(word) : word(ears))))
  return {
    handTo: (given) => {
      ears = given
      for (const word of before.splice(0)) word(given)
      return wire
    },
    close: wire.close,
  }
}

/** Ears that hear of the opening at once, so that the server can be asked, and of the rest when `ready` has settled. */
function createHolding(ready: Promise<unknown>): (ears: WireEars) => WireEars {
  let held: (() => void)[] | null = []
  const release = (): void => {
    const all = held ?? []
    held = null
    for (const tell of all) tell()
  }
  ready.then(release, release)
  return (ears) => ({
    ...earsFor((word) => (held === null ? word(ears) : held.push(() => word(ears)))),
    opened: ears.opened,
  })
}
