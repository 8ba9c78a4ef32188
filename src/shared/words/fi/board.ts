import type { board as source } from '../en/board'
import type { Finnish } from '../translation'

export const board: Finnish<typeof source> = {}
