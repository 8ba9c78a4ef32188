import type { Scope } from '../domain/scope'
import type { Commit, Effect, Question } from './effect'
import type { TimerName } from './event'
import { createKeeping, type Keeping } from './keeping'
import type { RowStamps } from './row'
import type { ConsoleState, ScopeState } from './state'

/**
 * One step under way: a working copy that the parts of the machine change in turn. It lives for a single call of
 * `step`; nothing outside ever sees it half done.
 */
export interface Turn extends Omit<Keeping, 'gathered'> {
  /** As it is at this moment: what is kept of it for later is a part, not the whole. */
  readonly state: () => ConsoleState
  readonly change: (changes: Partial<ConsoleState>) => void
  readonly setScope: (scope: Scope, state: ScopeState) => void
  readonly forgetScope: (scope: Scope) => void
  /** Answers the request id. */
  readonly ask: (question: Question) => number
  readonly wake: (timer: TimerName, fromMs: number, toMs?: number) => void
  readonly effect: (effect: Effect) => void
  /** In the order they were raised, the commit after all but a renumbering. */
  readonly effects: () => readonly Effect[]
}

export function createTurn(from: ConsoleState, stamps: RowStamps): Turn {
  const effects: Effect[] = []
  const { gathered, stampOf, putRow, removeRow, wipe, release, refuse } = createKeeping(stamps)
  const { state, change, setScope, forgetScope } = copyOnChange(from)
  return {
    // One by one: a turn is made for every word of the server, and copying by spread costs more than all the rest of it.
    stampOf,
    putRow,
    removeRow,
    wipe,
    release,
    refuse,
    state,
    change,
    setScope,
    forgetScope,
    ask: (question) => {
      const request = state().nextRequest
      change({ nextRequest: request + 1 })
      effects.push({ kind: 'ask', request, question })
      return request
    },
    wake: (timer, fromMs, toMs = fromMs) => {
      effects.push({ kind: 'wake', timer, fromMs, toMs })
    },
    effect: (effect) => {
      effects.push(effect)
    },
    effects: () => {
      const { serverId, chapter } = state()
      const commit: Commit = { serverId, chapter, ...gathered(), progress: progressMade(from, state()) }
      if (!isKept(from, commit)) return effects
      // The commit speaks of commands by the numbers they have now.
      const before = effects.filter((effect) => effect.kind !== 'renumber')
      const after = effects.filter((effect) => effect.kind === 'renumber')
      return [...before, { kind: 'commit', commit }, ...after]
    },
  }
}

/** The state is copied when it is first changed, and its scopes when the first of them is; then the copies change. */
function copyOnChange(from: ConsoleState): Pick<Turn, 'state' | 'change' | 'setScope' | 'forgetScope'> {
  let state = from
  let scopes: Map<Scope, ScopeState> | null = null
  const change = (changes: Partial<ConsoleState>): void => {
    if (state === from) state = { ...from, ...changes }
    else Object.assign(state, changes)
  }
  const ownScopes = (): Map<Scope, ScopeState> => {
    // Another whole map may have been put in the place of ours.
    if (scopes === null || scopes !== state.scopes) {
      scopes = new Map(state.scopes)
      change({ scopes })
    }
    return scopes
  }
  return {
    state: () => state,
    change,
    setScope: (scope, progress) => void ownScopes().set(scope, progress),
    forgetScope: (scope) => void ownScopes().delete(scope),
  }
}

const isKept = (from: ConsoleState, commit: Commit): boolean =>
  commit.serverId !== from.serverId ||
  commit.chapter !== from.chapter ||
  [commit.wipe, commit.remove, commit.put, commit.progress, commit.released, commit.refused].some(
    (part) => part.length > 0,
  )

/** The scopes whose kept progress is not what it was; null for those no longer followed. */
function progressMade(from: ConsoleState, to: ConsoleState): Commit['progress'] {
  const made: [Scope, ScopeState | null][] = []
  for (const [scope, after] of to.scopes) {
    const before = from.scopes.get(scope)
    if (before !== after && (!before || isMoved(before, after))) made.push([scope, after])
  }
  for (const scope of from.scopes.keys()) {
    if (!to.scopes.has(scope)) made.push([scope, null])
  }
  return made
}

const isMoved = (before: ScopeState, after: ScopeState): boolean =>
  before.cursor !== after.cursor ||
  before.floor !== after.floor ||
  before.count !== after.count ||
  before.digest !== after.digest ||
  before.isWhole !== after.isWhole ||
  before.ahead !== after.ahead
