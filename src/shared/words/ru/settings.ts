import type { settings as source } from '../en/settings'
import type { Russian } from '../translation'

export const settings: Russian<typeof source> = {}
