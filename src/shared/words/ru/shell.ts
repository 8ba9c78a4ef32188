import type { shell as source } from '../en/shell'
import type { Russian } from '../translation'

export const shell: Russian<typeof source> = {}
