import type { command as source } from '../en/command'
import type { Finnish } from '../translation'

export const command: Finnish<typeof source> = {}
