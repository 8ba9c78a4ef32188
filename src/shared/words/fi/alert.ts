import type { alert as source } from '../en/alert'
import type { Finnish } from '../translation'

export const alert: Finnish<typeof source> = {}
