import type { SavedView } from './savedView'

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Every choice as whoever changed it made it; null where both made something else of one. */
function joinChoices<Choices extends Readonly<Record<string, unknown>>>(
  edited: Choices,
  mine: Choices,
  theirs: Choices,
): Choices | null {
  const joined = { ...mine }
  for (const name of Object.keys(mine) as readonly (keyof Choices & string)[]) {
    if (isSame(mine[name], edited[name])) joined[name] = theirs[name]
    else if (!isSame(theirs[name], edited[name]) && !isSame(mine[name], theirs[name])) return null
  }
  return joined
}

/**
 * A view with what two windows of its owner made of `edited`, each filter being a choice of its own; null where both
 * changed the same, or one removed it (PAP21).
 */
export function joinViews(edited: SavedView, mine: SavedView, theirs: SavedView): SavedView | null {
  if (mine.isRemoved || theirs.isRemoved) return null
  const { owner } = mine
  const filter = joinChoices(edited.filter, mine.filter, theirs.filter)
  // An owner who has got another name meanwhile has chosen nothing by that.
  const about = (view: SavedView) => ({ ...view, owner, filter: null })
  const joined = joinChoices(about(edited), about(mine), about(theirs))
  return filter && joined && { ...joined, filter }
}
