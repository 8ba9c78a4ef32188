import type { Account } from '#shared/domain/person'
import { BEFORE_ALL } from '#shared/protocol/rows'
import type { TestServer } from './startServer'

/** Reading past the browser: the bodies of all messages that somebody may see, in the server's own store, sorted. */
export async function bodiesAtServer({ store }: TestServer, account: Account): Promise<readonly string[]> {
  const bodies: string[] = []
  for (const scope of await store.scopesOf(account)) {
    const part = await store.pull({ scope, cursor: BEFORE_ALL, floor: BEFORE_ALL, maxBytes: 500_000 })
    for (const line of part.rows)
      if (line.live && line.entity.kind === 'message') bodies.push(line.entity.data.body)
  }
  return bodies.toSorted()
}
