import { type Wallboard, wallboardSchema, wallLimits } from '#shared/domain/wallboard'
import { say } from '#shared/words/say'

/** A field of the set-up, by its `name`, that keeps a wallboard from being saved, and what is to be set there. */
interface WrongField {
  readonly field: 'title' | 'metres' | 'inches' | 'share'
  readonly sentence: string
}

/** Gives the keys to the first field that has to be mended (WBD61), and answers how; null where there is none. */
export function goToWrongField(form: HTMLFormElement, draft: Wallboard): string | null {
  const wrong = wrongFieldOf(draft)
  if (wrong === null) return null
  form.querySelector<HTMLInputElement>(`[name="${wrong.field}"]`)?.focus()
  return wrong.sentence
}

function wrongFieldOf(draft: Wallboard): WrongField | null {
  const { title, metres, inches, objective } = wallboardSchema.def.innerType.shape
  if (!title.safeParse(draft.title).success) {
    return { field: 'title', sentence: say('wallboard:set.noTitle') }
  }
  if (!metres.safeParse(draft.metres).success) {
    return { field: 'metres', sentence: say('wallboard:fit.metres', wallLimits.metres) }
  }
  if (!inches.safeParse(draft.inches).success) {
    return { field: 'inches', sentence: say('wallboard:fit.inches', wallLimits.inches) }
  }
  if (!objective.safeParse(draft.objective).success) {
    return { field: 'share', sentence: say('wallboard:set.noShare') }
  }
  return null
}
