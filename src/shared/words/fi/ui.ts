import type { ui as source } from '../en/ui'
import type { Finnish } from '../translation'

export const ui: Finnish<typeof source> = {}
