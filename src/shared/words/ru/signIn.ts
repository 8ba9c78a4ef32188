import type { signIn as source } from '../en/signIn'
import type { Russian } from '../translation'

export const signIn: Russian<typeof source> = {}
