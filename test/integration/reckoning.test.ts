import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, anAccount, aTicket } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { anIntent } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { unpackPart } from '#renderer/data/cache/unpackPart'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { openSocketWire } from '#renderer/data/sync/socketWire'
import type { OpenWire } from '#renderer/data/sync/wire'
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
const consoles: DeskData[] = []
afterEach(async () => {
  for (const desk of consoles.splice(0)) await desk.close()
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

/** A console whose server tells other hashes than it does. */
async function aConsole(tampered: (reckoning: Reckoning) => Reckoning): Promise<[DeskData, Computer]> {
  const computer = aComputer()
  const token = await server.signIn(jonas.email)
  const reading = computer.ports.clocks.monotonicMs
  const honest = openSocketWire({ serverUrl: server.url, token, appVersion: '0.1.0', reading })
  const openWire: OpenWire = (ears) =>
    honest({
      ...ears,
      answered: (request, answer, askedAt, answeredAt, pages) => {
        const isReckoned = answer.kind === 'part' && answer.reckoning
        const told = isReckoned ? { ...answer, reckoning: tampered(isReckoned) } : answer
        ears.answered(request, told, askedAt, answeredAt, pages)
      },
    })
  const { ports } = computer
  const desk = await createDeskData({
    serverUrl: server.url,
    token,
    account: jonas,
    appVersion: '0.1.0',
    ports,
    openWire,
  })
  consoles.push(desk)
  await until(() => desk.health.get().clocks.compared >= tickets.length, 'all are compared')
  return [desk, computer]
}

describe('what the server reckons', () => {
  it('[SYN221] is told with the rows of a pull, plain and packed alike', async () => {
    const plain = (await seat.pullAll(here))[0]
    expect(Object.keys(plain?.reckoning?.clocks ?? {})).toHaveLength(tickets.length)
    expect(plain?.reckoning).toEqual(reckonedHere(plain?.rows ?? []))
    const packed = await pulled({ form: 'packed' })
    expect(packed).toMatchObject({ kind: 'packed', pages: [{ kind: 'ticket' }] })
    const { part } = await unpackPart(packed)
    expect(part.rows).toEqual(plain?.rows)
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

  it('[SYN225] is what a console makes of every ticket, and of every change', async () => {
    const [desk, computer] = await aConsole((reckoning) => reckoning)
    await desk.dispatch('acknowledge', ticketId('R-3'), {})
    await until(() => desk.health.get().clocks.compared > tickets.length, 'the change is compared')
    expect(desk.health.get().clocks).toMatchObject({ differingCount: 0, hasOtherZones: false })
    expect(computer.reports).toEqual([])
  })

  it('[SYN226] is reported where it differs, as other time-zone data where the server’s zones do something else', async () => {
    const [desk, computer] = await aConsole(({ by, clocks }) => ({
      by: { ...by, zoneHash: '0'.repeat(16) },
      clocks: { ...clocks, [ticketId('R-5')]: '0'.repeat(16) },
    }))
    expect(desk.health.get().clocks).toMatchObject({
      differing: [{ ticket: 'R-5', kind: 'time-zones' }],
      differingCount: 1,
      hasOtherZones: true,
    })
    expect(computer.reports).toEqual([expect.stringContaining('R-5')])
  })
})
