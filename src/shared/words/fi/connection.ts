import type { connection as source } from '../en/connection'
import type { Finnish } from '../translation'

export const connection: Finnish<typeof source> = {}
