import type { IntentDraft } from '#renderer/data/outbox/outboxStore'
import type { EngineCache, EngineOutbox } from '#renderer/data/sync/enginePorts'
import type { ClientId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Scope } from '#shared/domain/scope'
import type { Intent } from '#shared/protocol/messages'
import type { CachedRow, RowKey, RowStamp } from '#shared/sync/row'
import type { ScopeProgress } from '#shared/sync/state'

/** What the engine asks of a cache, kept in memory: fifty consoles in a few processes have no IndexedDB. */
export function createMemoryCache(): EngineCache {
  const rows = new Map<RowKey, CachedRow>()
  const scopes = new Map<Scope, ScopeProgress>()
  let serverId: string | null = null
  let chapter: string | null = null
  return {
    serverId: async () => serverId,
    chapter: async () => chapter,
    startAfresh: () => Promise.reject(new Error('This cache cannot fail.')),
    scopes: async () => new Map(scopes),
    prepare: () => undefined,
    stampsOf: async (keys) => {
      const stamps = new Map<RowKey, RowStamp>()
      for (const key of keys) {
        const row = rows.get(key)
        if (row) stamps.set(key, { scope: row.scope, v: row.v })
      }
      return stamps
    },
    keep: async (commit) => {
      if (commit.wipe.length > 0) {
        for (const [key, { scope }] of rows) if (commit.wipe.includes(scope)) rows.delete(key)
      }
      for (const key of commit.remove) rows.delete(key)
      for (const row of commit.put) rows.set(row.key, row)
      for (const [scope, progress] of commit.progress) {
        if (progress === null) scopes.delete(scope)
        else scopes.set(scope, progress)
      }
      serverId = commit.serverId
      chapter = commit.chapter
    },
  }
}

export interface MemoryOutbox extends EngineOutbox {
  readonly append: (draft: IntentDraft) => Intent
}

export function createMemoryOutbox(clientId: ClientId, now: () => number): MemoryOutbox {
  let commands: readonly Intent[] = []
  let nextN = 1
  let epoch = 0
  return {
    clientId: async () => clientId,
    numberedTo: async () => nextN - 1,
    waiting: async () => commands,
    leftOut: async () => [],
    append: (draft) => {
      const intent: Intent = { ...draft, n: nextN++, at: instant(now()) }
      commands = [...commands, intent]
      return intent
    },
    settle: async ({ released, refused }) => {
      const gone = new Set([...released, ...refused.map(({ n }) => n)])
      commands = commands.filter(({ n }) => !gone.has(n))
      return []
    },
    raiseEpoch: async (above) => (epoch = Math.max(epoch, above) + 1),
    noteSetBack: () => Promise.reject(new Error('No server of the benchmark is set back.')),
    isSetBack: async () => false,
    newestSent: async () => null,
    renumber: () => Promise.reject(new Error('No client of the benchmark is copied.')),
  }
}
