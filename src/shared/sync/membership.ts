import type { Scope } from '../domain/scope'
import type { ScopeHead } from '../protocol/rows'
import { compareHead, emptyScope } from './pulling'
import type { Turn } from './turn'

export type Heads = Readonly<Record<Scope, ScopeHead>>

/**
 * Follows exactly these scopes, but for those that are not to be kept here: rows and cursor of a lost one go, its
 * commands stay in the outbox (R8).
 */
export function followScopes(turn: Turn, told: readonly Scope[], heads: Heads): void {
  const { without } = turn.state()
  const scopes = told.filter((scope) => !without.includes(scope))
  for (const scope of turn.state().scopes.keys()) {
    if (scopes.includes(scope)) continue
    turn.wipe(scope)
    turn.forgetScope(scope)
  }
  for (const scope of scopes) {
    if (!turn.state().scopes.has(scope)) turn.setScope(scope, emptyScope(heads[scope]))
  }
  compareHeads(turn, heads)
}

/** Lets go of what is not to be kept here, as of scopes that were withdrawn; what is to be kept again comes by the server. */
export function leaveOut(turn: Turn, without: readonly Scope[]): void {
  turn.change({ without })
  followScopes(turn, [...turn.state().scopes.keys()], {})
}

function compareHeads(turn: Turn, heads: Heads): void {
  for (const scope of turn.state().scopes.keys()) {
    const theirs = heads[scope]
    if (theirs) compareHead(turn, scope, theirs)
  }
}

/**
 * Another server's truth, or an older one of the same: every scope begins again. The outbox stays, and what the lost
 * truth had applied waits for a verdict again: its numbers mean nothing here.
 */
export function forgetEverything(turn: Turn): void {
  turn.change({ applied: new Map() })
  for (const scope of turn.state().scopes.keys()) {
    turn.wipe(scope)
    turn.forgetScope(scope)
  }
}
