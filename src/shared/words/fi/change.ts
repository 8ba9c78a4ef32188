import type { change as source } from '../en/change'
import type { Finnish } from '../translation'

export const change: Finnish<typeof source> = {}
