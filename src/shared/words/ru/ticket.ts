import type { ticket as source } from '../en/ticket'
import type { Russian } from '../translation'

export const ticket: Russian<typeof source> = {}
