import type { assign as source } from '../en/assign'
import type { Japanese } from '../translation'

export const assign: Japanese<typeof source> = {}
