import type { ticket as source } from '../en/ticket'
import type { Japanese } from '../translation'

export const ticket: Japanese<typeof source> = {}
