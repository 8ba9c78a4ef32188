import type { assign as source } from '../en/assign'
import type { Russian } from '../translation'

export const assign: Russian<typeof source> = {}
