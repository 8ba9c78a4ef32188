import type { settings as source } from '../en/settings'
import type { Finnish } from '../translation'

export const settings: Finnish<typeof source> = {}
