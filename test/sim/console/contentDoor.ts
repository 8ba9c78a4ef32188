import type { ContentDoor, ContentDoorOptions } from '#renderer/data/onDemand/contentDoor'
import { doorFor } from './socketClient'

/** Stands where `contentDoor` stands when a console is simulated: the same questions over the simulated network. */
export function createContentDoor({ serverUrl, token }: ContentDoorOptions): ContentDoor {
  return {
    wanted: async (ids, signal) => {
      const contents = await doorFor(serverUrl).call((server) => server.wanted(token, ids))
      return contents === null || signal.aborted
        ? { kind: 'unreached' }
        : { kind: 'wanted', contents: [...contents] }
    },
    upload: async (id, _content, signal) => {
      const taken = await doorFor(serverUrl).call(async (server) => {
        await server.take(token, id)
        return true
      })
      return taken === null || signal.aborted ? { kind: 'unreached' } : { kind: 'taken' }
    },
    // Nobody looks at files in a simulated world.
    download: async () => ({ kind: 'unreached' }),
  }
}

/** Contents are named before they come here. */
export function idOfContent(): Promise<string> {
  return Promise.reject(new Error('Nobody takes a file in hand in a simulated world.'))
}
