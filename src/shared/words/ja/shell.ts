import type { shell as source } from '../en/shell'
import type { Japanese } from '../translation'

export const shell: Japanese<typeof source> = {}
