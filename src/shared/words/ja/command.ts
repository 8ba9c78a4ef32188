import type { command as source } from '../en/command'
import type { Japanese } from '../translation'

export const command: Japanese<typeof source> = {}
