import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { unpackPart } from '#renderer/data/unpackPart'
import { queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Part } from '#shared/protocol/messages'
import { type Reckoning, reckonedHash } from '#shared/protocol/reckoning'
import type { Row } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'

const jonas = anAccount('Jonas Berg')
const here = queueScope(queueId('service-desk'))
const tickets = Array.from({ length: 80 }, (_, n) => aTicket().id(`R-${n}`).build())

let server: TestServer
let seat: TestConsole
beforeEach(async () => {
  server = await startTestServer({ accounts: [jonas], tickets })
  seat = await connectConsole(server.url)
  await seat.hello(await server.signIn(jonas.email))
})
afterEach(async () => {
  seat.close()
  await server.close()
})

/** What a console reckons of the same rows by the same desk. */
function reckonedHere(rows: readonly Row[]): Reckoning {
  const terms = compileTerms(aDesk(), instant(Date.now()))
  if (!terms.ok) throw new Error(terms.refusal.sentence)
  const { writtenHash, zoneHash } = terms.value
  const clocks = rows.flatMap((row) =>
    row.live && row.entity.kind === 'ticket'
      ? [[row.id, reckonedHash(evaluateTicket(row.entity.data, terms.value), terms.value)]]
      : [],
  )
  return { by: { writtenHash, zoneHash }, clocks: Object.fromEntries(clocks) }
}

const pulled = async (form: object): Promise<unknown> =>
  seat.ask('pull', { scope: here, cursor: 0, floor: 0, maxBytes: limits.partBytes, ...form })

describe('what the server reckons', () => {
  it('[SYN221] is told with the rows of a pull, plain and packed alike', async () => {
    const plain = (await seat.pullAll(here))[0]
    expect(Object.keys(plain?.reckoning?.clocks ?? {})).toHaveLength(tickets.length)
    expect(plain?.reckoning).toEqual(reckonedHere(plain?.rows ?? []))
    const packed = await pulled({ form: 'packed' })
    expect(packed).toMatchObject({ kind: 'packed', pages: [{ kind: 'ticket' }] })
    const { part } = await unpackPart(packed)
    expect(part.reckoning).toEqual(reckonedHere(part.rows))
    expect(part.reckoning).toEqual((plain as Part).reckoning)
  })

  it('[SYN221] is told with every live change of a ticket', async () => {
    const id = ticketId('R-7')
    await seat.push(1, anIntent(1, 'acknowledge', id, {}))
    await until(() => seat.heard.lives.length > 0, 'the change is heard')
    const live = seat.heard.lives[0]
    expect(live?.reckoning).toEqual(reckonedHere(live?.rows ?? []))
    expect(Object.keys(live?.reckoning?.clocks ?? {})).toEqual([id])
  })
})
