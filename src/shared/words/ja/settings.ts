import type { settings as source } from '../en/settings'
import type { Japanese } from '../translation'

export const settings: Japanese<typeof source> = {}
