import type { connection as source } from '../en/connection'
import type { Russian } from '../translation'

export const connection: Russian<typeof source> = {}
