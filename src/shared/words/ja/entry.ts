import type { entry as source } from '../en/entry'
import type { Japanese } from '../translation'

export const entry: Japanese<typeof source> = {}
