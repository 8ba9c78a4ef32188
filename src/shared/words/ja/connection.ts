import type { connection as source } from '../en/connection'
import type { Japanese } from '../translation'

export const connection: Japanese<typeof source> = {}
