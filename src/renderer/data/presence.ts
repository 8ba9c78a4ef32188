import type { TicketId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import type { Glance, Looking, Presence } from '#shared/protocol/messages'
import { limits } from '#shared/protocol/version'
import type { Timers } from '../clock/timers'
import type { Watchable } from './deskData'
import { createPace } from './pace'
import type { ChannelMessage } from './sync/channelMessage'
import { createWatchable } from './watchable'

type PresenceMessage = Extract<ChannelMessage, { kind: 'looking' | 'presence' }>

/** Who else looks at the ticket that this window shows, told while there is a connection and never kept. */
export interface PresenceFront {
  /** What this window shows now; null for nothing. */
  readonly look: (ticket: TicketId | null) => void
  /** Something was written on the ticket that it shows. */
  readonly typed: () => void
  /** What was being written is sent or given up. */
  readonly stopped: () => void
  /** The colleagues at the ticket that this window shows; null where nobody is known. */
  readonly colleagues: Watchable<Presence | null>
}

export interface PresenceKeeper {
  readonly front: PresenceFront
  readonly takeMessage: (message: PresenceMessage) => void
  /** The server said it to the leading window, which is this one. */
  readonly heard: (presence: Presence) => void
  /** From now on this window leads and says by this what all of them show; null when it leads no more. */
  readonly lead: (send: ((looking: Looking) => void) | null) => void
  /** What was known of others ends with the connection; a new one is told anew what is shown. */
  readonly connected: (isLive: boolean) => void
  readonly close: () => void
}

export interface PresencePorts {
  readonly timers: Timers
  /** Monotonic milliseconds. */
  readonly nowMs: () => number
  readonly newId: () => string
  readonly post: (message: PresenceMessage) => void
}

/** Nobody writes any more who has not for so long. */
const TYPING_LASTS_MS = 10 * SECOND_MS

export function createPresenceKeeper(ports: PresencePorts): PresenceKeeper {
  const colleagues = createWatchable<Presence | null>(null)
  const leading = createLeadingPresence(ports)
  let isLive = false
  let name: string | null = null
  const say = (): void => {
    // What is shown is said anew with the next connection, so nothing is owed without one.
    if (!isLive) return
    name ??= ports.newId()
    if (leading.isLeading()) leading.take(name, own.shown())
    else ports.post({ kind: 'looking', window: name, at: own.shown() })
  }
  const pace = createPace(ports.timers, say)
  const own = createOwnGlance(ports.timers, {
    onTicket: (ticket) => colleagues.set(ticket === null ? null : leading.knownOf(ticket)),
    onChange: pace.ask,
    onAgain: say,
  })
  const take = (presence: Presence): void => {
    if (presence.ticket === own.shown()?.ticket) colleagues.set(presence)
  }
  return {
    front: { colleagues, look: own.look, typed: own.typed, stopped: own.stopped },
    takeMessage: (message) => {
      if (message.kind === 'looking') leading.take(message.window, message.at)
      else if (!leading.isLeading()) take(message.presence)
    },
    heard: (presence) => {
      leading.heard(presence)
      take(presence)
    },
    lead: leading.lead,
    connected: (isLiveNow) => {
      if (isLiveNow === isLive) return
      isLive = isLiveNow
      leading.forget()
      colleagues.set(null)
      if (isLive && own.shown() !== null) pace.ask()
    },
    close: () => {
      isLive = false
      for (const each of [pace, leading, own]) each.close()
    },
  }
}

interface OwnGlanceEars {
  readonly onTicket: (ticket: TicketId | null) => void
  readonly onChange: () => void
  /** Nothing changed for so long that it is to be said again. */
  readonly onAgain: () => void
}

/** What this window shows, and whether somebody writes there now. */
function createOwnGlance(timers: Timers, { onTicket, onChange, onAgain }: OwnGlanceEars) {
  let shown: Glance | null = null
  const repeating = createRest(timers, () => {
    repeating.begin(limits.lookAgainMs)
    onAgain()
  })
  const typing = createRest(timers, () => stopped())
  const show = (next: Glance | null): void => {
    const isOther = next?.ticket !== shown?.ticket
    if (!isOther && next?.isTyping === shown?.isTyping) return
    shown = next
    onChange()
    if (!isOther) return
    onTicket(next?.ticket ?? null)
    if (next === null) repeating.end()
    else repeating.begin(limits.lookAgainMs)
  }
  const stopped = (): void => {
    typing.end()
    if (shown) show({ ...shown, isTyping: false })
  }
  return {
    shown: () => shown,
    stopped,
    look: (ticket: TicketId | null): void => {
      if (ticket === (shown?.ticket ?? null)) return
      typing.end()
      show(ticket === null ? null : { ticket, isTyping: false })
    },
    typed: (): void => {
      if (!shown) return
      typing.begin(TYPING_LASTS_MS)
      show({ ...shown, isTyping: true })
    },
    close: (): void => {
      repeating.end()
      typing.end()
    },
  }
}

/** What the leading window knows of all of them, and says to the server; in the others it does nothing. */
function createLeadingPresence({ timers, nowMs, post }: PresencePorts) {
  const words = new Map<string, { readonly at: Glance; readonly saidMs: number }>()
  const known = new Map<TicketId, Presence>()
  let send: ((looking: Looking) => void) | null = null
  const pace = createPace(timers, () => {
    for (const [window, { saidMs }] of words) {
      if (nowMs() - saidMs >= limits.lookLastsMs) words.delete(window)
    }
    const at = togetherOf([...words.values()].map((word) => word.at))
    for (const ticket of known.keys()) if (!at.some((one) => one.ticket === ticket)) known.delete(ticket)
    send?.({ at })
  })
  return {
    isLeading: () => send !== null,
    lead: (next: typeof send): void => {
      send = next
      words.clear()
      known.clear()
    },
    take: (window: string, at: Glance | null): void => {
      if (send === null) return
      if (at === null) words.delete(window)
      else words.set(window, { at, saidMs: nowMs() })
      const presence = at === null ? undefined : known.get(at.ticket)
      if (presence) post({ kind: 'presence', presence })
      pace.ask()
    },
    heard: (presence: Presence): void => {
      known.set(presence.ticket, presence)
      post({ kind: 'presence', presence })
    },
    knownOf: (ticket: TicketId): Presence | null => known.get(ticket) ?? null,
    forget: () => known.clear(),
    close: pace.close,
  }
}

/** Each ticket once: one writes on it who writes in any window. */
function togetherOf(glances: readonly Glance[]): readonly Glance[] {
  const tickets = [...new Set(glances.map(({ ticket }) => ticket))].slice(0, limits.lookedAt)
  return tickets.map((ticket) => ({
    ticket,
    isTyping: glances.some((glance) => glance.ticket === ticket && glance.isTyping),
  }))
}

/** One timer that may be ended and begun anew. */
function createRest(timers: Timers, run: () => void) {
  let end: () => void = () => undefined
  return {
    begin: (ms: number): void => {
      end()
      end = timers.after(ms, run)
    },
    end: (): void => end(),
  }
}
