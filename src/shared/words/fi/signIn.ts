import type { signIn as source } from '../en/signIn'
import type { Finnish } from '../translation'

export const signIn: Finnish<typeof source> = {}
