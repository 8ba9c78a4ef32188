import type { alert as source } from '../en/alert'
import type { Russian } from '../translation'

export const alert: Russian<typeof source> = {}
