import type { alert as source } from '../en/alert'
import type { Japanese } from '../translation'

export const alert: Japanese<typeof source> = {}
