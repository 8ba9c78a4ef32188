import type { desk as source } from '../en/desk'
import type { Japanese } from '../translation'

export const desk: Japanese<typeof source> = {}
