import type { command as source } from '../en/command'
import type { Russian } from '../translation'

export const command: Russian<typeof source> = {}
