import type { board as source } from '../en/board'
import type { Russian } from '../translation'

export const board: Russian<typeof source> = {}
