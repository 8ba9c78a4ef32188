import type { signIn as source } from '../en/signIn'
import type { Japanese } from '../translation'

export const signIn: Japanese<typeof source> = {}
