import { canSeeScope } from '#shared/domain/permissions'
import { queueScope, type Scope } from '#shared/domain/scope'
import type { Computer, Window } from '../console/computer'
import { accountIn } from '../server/serverProcess'
import { Violation } from '../world/violation'
import type { World } from '../world/world'

const scopesOf = (computer: Computer): readonly Scope[] => [...computer.disk.cache.scopes.keys()]

/** Whether nothing is left to be said: everybody live and level, nothing waiting. */
export function isQuiet(world: World): boolean {
  if (world.server() === null) return false
  return world.computers.every((computer) => isLevel(world, computer))
}

function isLevel(world: World, computer: Computer): boolean {
  if (computer.windows.size === 0 || !world.isOfThisTruth(computer)) return false
  const now = world.clockwork.now()
  if ([...computer.windows].some(({ life }) => life.stillUntil() > now)) return false
  const areWindowsLive = [...computer.windows].every(({ desk }) => {
    const sync = desk?.sync.get()
    return sync?.connection.kind === 'live' && sync.waiting.length === 0
  })
  if (!areWindowsLive || computer.disk.outbox.commands.size > 0) return false
  return [...computer.disk.cache.scopes].every(
    ([scope, { cursor }]) => cursor === (world.tables().scopes.get(scope)?.head ?? 0),
  )
}

/** How far everybody has come, for the report of a world that does not come to rest. */
export function standing(world: World): string {
  const lines = world.computers.map((computer) => {
    const windows = [...computer.windows].map((window) => {
      const sync = window.desk?.sync.get()
      return `${window.name} ${sync?.connection.kind ?? 'opening'} waiting ${sync?.waiting.length ?? '?'}`
    })
    const behind = [...computer.disk.cache.scopes].flatMap(([scope, { cursor }]) => {
      const head = world.tables().scopes.get(scope)?.head ?? 0
      return cursor === head ? [] : [`${scope} ${cursor}/${head}`]
    })
    const outbox = [...computer.disk.outbox.commands.keys()].join(',')
    return `${windows.join(', ')}; outbox ${outbox || 'empty'}; behind ${behind.join(', ') || 'nowhere'}`
  })
  return lines.join(' | ')
}

/** In the end every window shows the truth of its scopes, row by row (SIM4), and every promise was kept (SIM1). */
export function checkEnd(world: World): void {
  for (const computer of world.computers) {
    checkRows(world, computer)
    for (const window of computer.windows) checkView(world, computer, window)
  }
  checkPromises(world)
}

function checkRows(world: World, computer: Computer): void {
  const account = accountIn(world.tables(), computer.account.id)
  const scopes = scopesOf(computer)
  const left = computer.disk.outbox.leftOut.map(queueScope)
  const kept = scopes.find((scope) => left.includes(scope))
  if (kept !== undefined) throw new Violation('SIM8', `${computer.name} keeps ${kept}, which is left out`)
  for (const scope of scopes) {
    if (account && canSeeScope(account, scope)) continue
    throw new Violation('SIM8', `${computer.name} still follows ${scope}`)
  }
  const theirs = [...world.tables().entities.values()]
    .filter(({ scope }) => scopes.includes(scope))
    .map(({ kind, id, v, scope, body }) => `${kind} ${id} ${v} ${scope} ${body}`)
  const ours = [...computer.disk.cache.rows.values()].map(
    ({ id, v, scope, entity }) => `${entity.kind} ${id} ${v} ${scope} ${JSON.stringify(entity.data)}`,
  )
  const different = difference(theirs, ours)
  if (different !== null) throw new Violation('SIM4', `${computer.name} did not converge: ${different}`)
}

function checkView(world: World, computer: Computer, window: Window): void {
  const scopes = scopesOf(computer)
  const theirs = [...world.tables().entities.values()]
    .filter(({ kind, scope }) => kind === 'ticket' && scopes.includes(scope))
    .map(({ body }) => body)
  const ours = [...(window.desk?.tickets.get().byId.values() ?? [])].map(({ ticket }) =>
    JSON.stringify(ticket),
  )
  const different = difference(theirs, ours)
  if (different !== null) throw new Violation('SIM4', `${window.name} does not show the truth: ${different}`)
}

function difference(theirs: readonly string[], ours: readonly string[]): string | null {
  const lacks = theirs.find((row) => !ours.includes(row))
  if (lacks !== undefined) return `lacks ${lacks.slice(0, 200)}`
  const extra = ours.find((row) => !theirs.includes(row))
  return extra === undefined ? null : `has ${extra.slice(0, 200)}`
}

/**
 * Each once, or refused with a reason that its author has been shown (SIM1). Where a server was set back it has forgotten
 * what it refused: of a command that two copies of a profile had it may then carry out the one that the other was told is
 * refused. Its work is done once, and nobody lost a word of it.
 */
function checkPromises({ promises, computers, tally }: World): void {
  const refusedAnywhere = new Set(computers.flatMap(({ disk }) => [...disk.outbox.refused.keys()]))
  for (const { id, hash } of promises.all()) {
    if (promises.isExcused(id)) continue
    const isShownRefused = refusedAnywhere.has(id) || promises.isDiscarded(id)
    const times = promises.timesApplied(hash)
    const mayBeBoth = tally.restores > 0 && promises.isShared(id)
    if (times === 1 && (!isShownRefused || mayBeBoth)) continue
    if (times === 0 && isShownRefused) continue
    const what =
      times === 0 ? 'was lost' : `was carried out ${times} times${isShownRefused ? ' and refused' : ''}`
    throw new Violation('SIM1', `${id} ${what}`)
  }
}
