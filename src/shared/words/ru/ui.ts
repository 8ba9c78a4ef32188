import type { ui as source } from '../en/ui'
import type { Russian } from '../translation'

export const ui: Russian<typeof source> = {}
