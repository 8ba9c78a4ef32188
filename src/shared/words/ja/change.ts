import type { change as source } from '../en/change'
import type { Japanese } from '../translation'

export const change: Japanese<typeof source> = {}
