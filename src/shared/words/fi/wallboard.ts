import type { wallboard as source } from '../en/wallboard'
import type { Finnish } from '../translation'

export const wallboard: Finnish<typeof source> = {}
