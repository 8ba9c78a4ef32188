import type { entry as source } from '../en/entry'
import type { Russian } from '../translation'

export const entry: Russian<typeof source> = {}
