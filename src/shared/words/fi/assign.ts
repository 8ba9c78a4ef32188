import type { assign as source } from '../en/assign'
import type { Finnish } from '../translation'

export const assign: Finnish<typeof source> = {}
