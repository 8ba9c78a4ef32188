import type { Account } from '#shared/domain/person'
import type { CacheStore } from '../cache/cacheStore'
import type { HealthRecord } from '../health/healthRecord'
import type { Status } from '../health/status'
import type { OutboxStore } from '../outbox/outboxStore'
import type { DeskPorts } from '../ports'
import type { PresenceKeeper } from '../presence'
import type { View } from '../view/view'
import type { WatchableSource } from '../watchable'
import type { ChannelMessage } from './channelMessage'
import type { EnginePorts } from './enginePorts'
import { createStatusNews } from './statusNews'
import type { OpenWire } from './wire'

export interface LeaderSources {
  readonly ports: DeskPorts
  readonly cache: CacheStore
  readonly outbox: OutboxStore
  readonly view: View
  readonly status: Status
  readonly health: HealthRecord
  readonly presence: PresenceKeeper
  readonly account: WatchableSource<Account>
  readonly openWire: OpenWire
  readonly post: (message: ChannelMessage) => void
}

/** What the leading window's engine works with. */
export function leaderPorts(sources: LeaderSources): EnginePorts {
  const { ports, cache, view, status, health, account, openWire } = sources
  return {
    person: account.get().id,
    cache,
    outbox: showingWhatWaits(sources),
    openWire,
    timers: ports.timers,
    random: ports.random,
    onHeard: status.heard,
    onEnded: health.ended,
    onTrouble: ports.report,
    onPresence: sources.presence.heard,
    onAccount: tellingAccount(sources),
    onState: tellingState(sources),
    onCommitted: tellingCommits(sources),
    onReread: async () => {
      await view.load()
      sources.post({ kind: 'reread' })
    },
  }
}

/** Says how things stand whenever that is other than what was said last. */
function tellingState({ ports, view, status, health, post }: LeaderSources): EnginePorts['onState'] {
  const isNews = createStatusNews()
  return (...told) => {
    const before = status.sync.get().connection.kind
    status.takeState(...told)
    health.takeState(told[0])
    // A first load has ended: the next start need not wait for the first regular remembering.
    const hasLoaded = before === 'loading' && status.sync.get().connection.kind === 'live'
    if (hasLoaded) view.rememberScreen().catch((error: unknown) => ports.report(String(error)))
    const message = status.message()
    if (isNews(message)) post(message)
  }
}

function tellingCommits({ ports, view, post }: LeaderSources): EnginePorts['onCommitted'] {
  const leading = ports.newId()
  let count = 0
  return (committed) => {
    post({ ...view.takeCommit(committed), leading, count: ++count })
    if (committed.refused.length === 0) return
    view.lists.readRefused().catch((error: unknown) => ports.report(String(error)))
  }
}

/** Answers whether it is another than before. */
export function takeAccount(account: WatchableSource<Account>, told: Account): boolean {
  const isSame = JSON.stringify(told) === JSON.stringify(account.get())
  if (!isSame) account.set(told)
  return !isSame
}

const tellingAccount =
  ({ account, post }: LeaderSources) =>
  (told: Account): void => {
    if (takeAccount(account, told)) post({ kind: 'account', account: told })
  }

/** Whatever the engine finds waiting is shown too: a window may have died before it told of what it had saved. */
function showingWhatWaits({ outbox, view, post }: LeaderSources): EnginePorts['outbox'] {
  return {
    ...outbox,
    waiting: async () => {
      const waiting = await outbox.waiting()
      for (const intent of waiting) if (view.add(intent)) post({ kind: 'saved', intent })
      return waiting
    },
  }
}
