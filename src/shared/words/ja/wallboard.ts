import type { wallboard as source } from '../en/wallboard'
import type { Japanese } from '../translation'

export const wallboard: Japanese<typeof source> = {}
