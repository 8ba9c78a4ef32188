import type { wallboard as source } from '../en/wallboard'
import type { Russian } from '../translation'

export const wallboard: Russian<typeof source> = {}
