import type { change as source } from '../en/change'
import type { Russian } from '../translation'

export const change: Russian<typeof source> = {}
