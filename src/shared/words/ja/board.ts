import type { board as source } from '../en/board'
import type { Japanese } from '../translation'

export const board: Japanese<typeof source> = {}
