import { describe, expect, it } from 'vitest'
import { aTicket, event } from '#kit/builders'
import { anIntent } from '#kit/intents'
import type { DeskData, TicketMirror } from '#renderer/data/deskData'
import { createWatchable } from '#renderer/data/watchable'
import { contentHash } from '#server/db/contentHash'
import { clientId, messageId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { createOwnWords } from '../sim/proof/ownWords'
import { createPromises } from '../sim/proof/promises'

const at = instant(1)
const ticket = ticketId('T-1')
const intent = anIntent(1, 'note', ticket, { messageId: messageId('m-1'), body: 'x' })

/** What a window shows of the ticket. */
function showing(notes: readonly string[]): Pick<DeskData, 'tickets'> {
  const history = notes.map((note) => event.noted(at, undefined, note))
  const shown = { ...aTicket().id(ticket).build(), history }
  const byId = new Map([[ticket, { ticket: shown, clocks: [], waiting: [] }]])
  return { tickets: createWatchable<TicketMirror>({ byId, inDueOrder: [ticket] }) }
}

/** A window that has shown a carried-out note, of a computer that keeps it for a server set back, or keeps it not. */
function aWindowThatShowed(kept: 'kept' | 'not kept') {
  const promises = createPromises()
  const maySend = (): boolean => kept === 'kept'
  const words = createOwnWords({
    window: 'w',
    computer: 'c',
    promises,
    isWaiting: () => false,
    maySend,
    order: 'kept',
  })
  const carryOut = (client: string): void => {
    const ack = JSON.stringify({ status: 'applied', n: 1, seq: 7, scope: null })
    const answer = { client_id: clientId(client), n: 1, hash: contentHash(intent), ack, decided_at: at }
    promises.written({ answers: [answer], entities: [] })
  }
  promises.promise('c', intent, at)
  carryOut('first')
  words.look(showing(['m-1']))
  const setBack = (): void => {
    promises.restore(() => true)
    words.serverSetBack()
  }
  return { words, carryOut, setBack }
}

describe('a note that a restored server lost and a copy of the profile sent again', () => {
  it('[SIM24] is not missed in a window that was frozen meanwhile, where its computer does not keep it', () => {
    const frozen = aWindowThatShowed('not kept')
    frozen.setBack()
    frozen.carryOut('copy')
    expect(() => frozen.words.look(showing([]))).not.toThrow()
    const frozenLater = aWindowThatShowed('not kept')
    frozenLater.setBack()
    frozenLater.words.look(showing(['m-1']))
    frozenLater.carryOut('copy')
    expect(() => frozenLater.words.look(showing([]))).not.toThrow()
  })

  it('[SIM7] is missed where its computer keeps it, and once it was shown again', () => {
    const kept = aWindowThatShowed('kept')
    kept.setBack()
    kept.carryOut('copy')
    expect(() => kept.words.look(showing([]))).toThrow('no longer shows m-1')
    const shownAgain = aWindowThatShowed('not kept')
    shownAgain.setBack()
    shownAgain.carryOut('copy')
    shownAgain.words.look(showing(['m-1']))
    expect(() => shownAgain.words.look(showing([]))).toThrow('no longer shows m-1')
  })

  it('[SIM7] is missed where no server was set back', () => {
    const { words } = aWindowThatShowed('not kept')
    expect(() => words.look(showing([]))).toThrow('no longer shows m-1')
  })
})
