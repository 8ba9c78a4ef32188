import type { ActivationArguments } from 'electron'
import type { ToldNotice, ToldNotices } from './toldNotices'

export interface Activated {
  readonly notice: ToldNotice
  /** The button that was pressed; null for the notice itself. */
  readonly actionIndex: number | null
}

/** The id stands in Windows' own text as `tag`, written as it is or escaped, by the release. */
function tagOf(text: string): readonly string[] {
  const tag = /(?:^|[&;])tag=([^&;]*)/.exec(text)?.[1]
  if (tag === undefined) return []
  try {
    return [tag, decodeURIComponent(tag)]
  } catch {
    return [tag]
  }
}

/** Which notice of ours Windows says was pressed; null for one that we do not know (ALR116). */
export function activatedNotice(details: ActivationArguments, told: ToldNotices): Activated | null {
  const [notice] = tagOf(details.arguments).flatMap((id) => told.get(id) ?? [])
  if (notice === undefined) return null
  const actionIndex = details.type === 'action' ? (details.actionIndex ?? null) : null
  return { notice, actionIndex }
}
