import type { ui as source } from '../en/ui'
import type { Japanese } from '../translation'

export const ui: Japanese<typeof source> = {}
