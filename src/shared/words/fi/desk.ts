import type { desk as source } from '../en/desk'
import type { Finnish } from '../translation'

export const desk: Finnish<typeof source> = {}
