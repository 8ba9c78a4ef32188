import type { why as source } from '../en/why'
import type { Japanese } from '../translation'

export const why: Japanese<typeof source> = {}
