import type { shell as source } from '../en/shell'
import type { Finnish } from '../translation'

export const shell: Finnish<typeof source> = {}
