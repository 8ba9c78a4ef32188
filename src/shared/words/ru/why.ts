import type { why as source } from '../en/why'
import type { Russian } from '../translation'

export const why: Russian<typeof source> = {}
