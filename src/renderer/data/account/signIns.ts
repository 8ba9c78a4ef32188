import * as z from 'zod/mini'
import { type Account, accountSchema } from '#shared/domain/person'
import type { DeskPorts } from '../ports'

/** A session that somebody opened in one of the windows of this computer. */
export interface SignInTidings {
  readonly token: string
  readonly account: Account
  /** The person asked to stay signed in. */
  readonly isKept: boolean
}

export interface SignIns {
  readonly tell: (signedIn: SignInTidings) => void
  /** Hears of sign-ins in other windows, never of this window's own. Answers the undo. */
  readonly hear: (listener: (signedIn: SignInTidings) => void) => () => void
  readonly close: () => void
}

const tidingsSchema = z.strictObject({ token: z.string(), account: accountSchema, isKept: z.boolean() })

/**
 * What windows of one computer tell each other when somebody signs in to this server in one of them (DSK102). The
 * session is told whole: what one window stores is not yet there for another that hears of it.
 */
export function openSignIns({ openChannel }: Pick<DeskPorts, 'openChannel'>, serverUrl: string): SignIns {
  const listeners = new Set<(signedIn: SignInTidings) => void>()
  const channel = openChannel(`sign-in-${serverUrl}`, (message) => {
    const told = tidingsSchema.safeParse(message)
    if (told.success) for (const listener of listeners) listener(told.data)
  })
  return {
    tell: channel.post,
    hear: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close: channel.close,
  }
}
