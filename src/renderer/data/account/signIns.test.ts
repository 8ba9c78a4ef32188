import { expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { openSignIns, type SignInTidings } from './signIns'

/** Channels by name; whoever speaks is not heard by itself. */
function channels() {
  const all = new Map<string, Set<(message: unknown) => void>>()
  return (name: string, hear: (message: unknown) => void) => {
    const heard = all.get(name) ?? new Set()
    all.set(name, heard.add(hear))
    const post = (message: unknown) => {
      for (const listener of heard) if (listener !== hear) listener(structuredClone(message))
    }
    return { post, close: () => void heard.delete(hear) }
  }
}

it('[DSK102] a sign-in is heard whole in the other windows of the same server, until they stop listening', () => {
  const openChannel = channels()
  const open = (serverUrl: string) => openSignIns({ openChannel }, serverUrl)
  const [board, ticket, elsewhere] = [
    open('https://desk.example'),
    open('https://desk.example'),
    open('https://other.example'),
  ]
  const heard: string[] = []
  const listen = (name: string) => (told: SignInTidings) => heard.push(`${name} ${told.account.name}`)
  board.hear(listen('board'))
  const stop = ticket.hear(listen('ticket'))
  elsewhere.hear(listen('elsewhere'))
  const signedIn = { token: 'a', account: anAccount('Jonas Berg'), isKept: true }
  board.tell(signedIn)
  openChannel('sign-in-https://desk.example', () => undefined).post({ token: 'a' })
  stop()
  board.tell(signedIn)
  expect(heard).toEqual(['ticket Jonas Berg'])
})
