import type { entry as source } from '../en/entry'
import type { Finnish } from '../translation'

export const entry: Finnish<typeof source> = {}
