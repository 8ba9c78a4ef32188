import type { Random } from '#kit/random'
import type { ContentId } from '#shared/domain/attachment'
import type { Clockwork } from './clockwork'
import type { Life } from './life'
import type { NetworkMix } from './mix'
import type { Trace } from './trace'

/** Counts for the report of a run: faults that never happened prove nothing. */
export interface Traffic {
  sent: number
  dropped: number
  doubled: number
  refused: number
  /** Questions over HTTP about files. */
  calls: number
}

/** What the server's end of a connection hears. */
export interface ServerEnd {
  readonly receive: (event: string, payload: unknown, answer: ((reply: unknown) => void) | null) => void
  readonly gone: () => void
}
/** What the console's end hears. */
export interface ConsoleEnd {
  readonly opened: () => void
  readonly told: (event: string, payload: unknown) => void
  readonly gone: (reason: string) => void
  readonly failed: (reason: string) => void
}

/** One connection. Each end may believe in it when the other has long given it up. */
export interface Link {
  readonly name: string
  readonly ask: (event: string, payload: unknown, answer: ((reply: unknown) => void) | null) => void
  readonly tell: (event: string, payload: unknown) => void
  /** The console hangs up: nothing of it is heard any more, and the server notices when it notices. */
  readonly leave: () => void
  /** The server hangs up, or its process dies. */
  readonly dismiss: () => void
  /** The network cuts it: both ends notice, each in its time. */
  readonly cut: () => void
  readonly isOpen: () => boolean
  /** The console does not read for a while: what is told waits at the server. */
  readonly stall: (ms: number) => void
  readonly isStalled: () => boolean
  readonly onFlush: (run: () => void) => void
}

/** Where a computer is on the network. */
export interface Place {
  readonly name: string
  /** Nothing travels to or from it before this instant. */
  offlineUntil: number
}

export interface NetworkPorts {
  readonly clockwork: Clockwork
  readonly random: Random
  readonly mix: () => NetworkMix
  readonly trace: Trace
  readonly traffic: Traffic
  /** Null while no server runs. */
  readonly accept: (link: Link) => ServerEnd | null
  readonly contents: () => ContentsEnd | null
}

/** What a server says over HTTP of the contents of attachments; never settles when its process ends. */
export interface ContentsEnd {
  readonly wanted: (token: string, ids: readonly ContentId[]) => Promise<readonly ContentId[]>
  readonly take: (token: string, id: ContentId) => Promise<void>
}

/** How long an end may believe in a connection whose other end is gone without a word. */
const UNNOTICED_MS = 25_000
const REFUSED_MS = 20_000

export interface Network {
  readonly connect: (place: Place, console: ConsoleEnd, life: Life) => Link
  /** A question over HTTP; null when something on its way was lost, or nobody is there. */
  readonly call: <Answer>(
    place: Place,
    life: Life,
    ask: (server: ContentsEnd) => Promise<Answer>,
  ) => Promise<Answer | null>
}

export function createNetwork(ports: NetworkPorts): Network {
  let made = 0
  return {
    connect: (place, end, life) => {
      const link = createLink(ports, `${place.name}/${++made}`, place, end, life)
      return link
    },
    call: (place, life, ask) => call(ports, place, life, ask),
  }
}

function call<Answer>(
  ports: NetworkPorts,
  place: Place,
  life: Life,
  ask: (server: ContentsEnd) => Promise<Answer>,
): Promise<Answer | null> {
  const { clockwork, contents, traffic } = ports
  traffic.calls++
  return new Promise((resolve) => {
    const cancel = clockwork.after(REFUSED_MS, () => resolve(null), life)
    const answer = (given: Answer | null): void => {
      cancel()
      clockwork.after(0, () => resolve(given), life)
    }
    travel(ports, place, () => {
      const server = contents()
      if (server === null) answer(null)
      else void ask(server).then((given) => travel(ports, place, () => answer(given)))
    })
  })
}

function delayIn({ random, mix }: NetworkPorts): number {
  const { delayMs, isReordering } = mix()
  return isReordering ? 1 + delayMs * random.next() : delayMs
}

/** Sends a message on its way, or loses it, or sends it twice. */
function travel(ports: NetworkPorts, place: Place, deliver: () => void, isReliable = false): void {
  const { clockwork, random, mix, traffic } = ports
  traffic.sent++
  const { dropChance, doubleChance } = mix()
  if (!isReliable && random.chance(dropChance)) {
    traffic.dropped++
    return
  }
  const arrive = (): void => {
    if (place.offlineUntil > clockwork.now()) return
    deliver()
  }
  if (place.offlineUntil > clockwork.now()) return
  clockwork.after(delayIn(ports), arrive)
  if (!isReliable && random.chance(doubleChance)) {
    traffic.doubled++
    clockwork.after(delayIn(ports), arrive)
  }
}

/** An end whose other end is gone hears of it at once, or only when nothing has come for long. */
function noticeIn({ random, mix }: NetworkPorts): number {
  return random.chance(mix().halfOpenChance) ? UNNOTICED_MS * random.next() : 5 + 20 * random.next()
}

function createLink(ports: NetworkPorts, name: string, place: Place, end: ConsoleEnd, life: Life): Link {
  const { clockwork, trace } = ports
  let server: ServerEnd | null = null
  let isConsoleThere = true
  let stalledUntil = 0
  let flush = (): void => undefined
  const leaveServer = (): void => {
    const gone = server
    server = null
    if (gone) clockwork.after(noticeIn(ports), gone.gone)
  }
  const leaveConsole = (): void => {
    if (!isConsoleThere) return
    clockwork.after(
      noticeIn(ports),
      () => {
        if (!isConsoleThere) return
        isConsoleThere = false
        end.gone('transport close')
      },
      life,
    )
  }
  const link: Link = {
    name,
    isOpen: () => isConsoleThere && server !== null,
    ask: (event, payload, answer) => {
      if (!isConsoleThere) return
      travel(ports, place, () => {
        trace.note(name, `> ${event}`)
        server?.receive(event, payload, answer && ((reply) => answerBack(reply, answer)))
      })
    },
    tell: (event, payload) => {
      if (server === null) return
      travel(ports, place, () => toConsole(event, () => end.told(event, payload)), event === 'farewell')
    },
    leave: () => {
      isConsoleThere = false
      leaveServer()
    },
    dismiss: () => {
      if (server === null) return
      server = null
      leaveConsole()
    },
    cut: () => {
      leaveConsole()
      leaveServer()
    },
    stall: (ms) => {
      stalledUntil = clockwork.now() + ms
      clockwork.after(ms, () => flush())
    },
    isStalled: () => stalledUntil > clockwork.now(),
    onFlush: (run) => {
      flush = run
    },
  }
  const hear = (what: string, run: () => void): void => {
    trace.note(name, `< ${what}`)
    run()
  }
  const toConsole = (what: string, run: () => void): void => {
    const waits = Math.max(0, stalledUntil - clockwork.now())
    clockwork.after(waits, () => isConsoleThere && hear(what, run), life)
  }
  const answerBack = (reply: unknown, answer: (reply: unknown) => void): void => {
    travel(ports, place, () => toConsole(`answer ${kindOf(reply)}`, () => answer(reply)))
  }
  open(ports, place, link, {
    refuse: (reason) => isConsoleThere && end.failed(reason),
    enter: (entered) => {
      server = entered
      travel(ports, place, () => toConsole('open', end.opened), true)
    },
    isThere: () => isConsoleThere,
    life,
  })
  life.onEnd(link.leave)
  return link
}

interface Opening {
  readonly refuse: (reason: string) => void
  readonly enter: (server: ServerEnd) => void
  readonly isThere: () => boolean
  readonly life: Life
}

function open(ports: NetworkPorts, place: Place, link: Link, opening: Opening): void {
  const { clockwork, accept, traffic } = ports
  const { refuse, enter, isThere, life } = opening
  const isOffline = (): boolean => place.offlineUntil > clockwork.now()
  clockwork.after(delayIn(ports), () => {
    if (!isThere()) return
    const server = isOffline() ? null : accept(link)
    if (server) {
      enter(server)
      return
    }
    traffic.refused++
    clockwork.after(isOffline() ? REFUSED_MS : 20, () => refuse('unreachable'), life)
  })
}

const kindOf = (reply: unknown): string =>
  typeof reply === 'object' && reply !== null && 'kind' in reply ? String(reply.kind) : '?'
