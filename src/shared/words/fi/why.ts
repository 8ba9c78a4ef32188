import type { why as source } from '../en/why'
import type { Finnish } from '../translation'

export const why: Finnish<typeof source> = {}
