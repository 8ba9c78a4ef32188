import type { ticket as source } from '../en/ticket'
import type { Finnish } from '../translation'

export const ticket: Finnish<typeof source> = {}
