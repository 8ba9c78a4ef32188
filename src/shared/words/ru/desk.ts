import type { desk as source } from '../en/desk'
import type { Russian } from '../translation'

export const desk: Russian<typeof source> = {}
