import { afterEach, beforeEach, expect, it } from 'vitest'
import { aDesk, anAccount, aTicket, at } from '#kit/builders'
import { startTestServer, type TestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { firstWallboard, wallboardId } from '#shared/domain/wallboard'

const supervisor = anAccount('Aiko Tanaka', 'supervisor')
const limited = { ...anAccount('Olli Virta', 'supervisor'), queues: [queueId('network')] }
const agent = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
/** P1 on the default terms: 5 minutes to acknowledge, by the clock on the wall. */
const opened = at('2026-03-02T09:00Z')
const acknowledgedAfter = (id: string, minutes: number, queue = 'network') =>
  aTicket()
    .id(id)
    .inQueue(queue)
    .priority('P1')
    .openedAt(opened)
    .acknowledgedAt(plusMs(opened, minutes * MINUTE_MS))

const byNumber = (a: number, b: number): number => a - b

let now: Instant
let server: TestServer
beforeEach(async () => {
  now = at('2026-03-02T15:00Z')
  server = await startTestServer({
    accounts: [supervisor, limited, agent],
    desk: aDesk({ name: 'Hall desk' }),
    queues: ['network', 'payroll'].map((name) => ({ id: queueId(name), name })),
    now: () => now,
  })
})
afterEach(() => server.close())

const ask = async (email: string, path: string, body: unknown) => {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await server.signIn(email)}`,
    connection: 'close',
  }
  const response = await fetch(`${server.url}/api/wallboards/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}
const first = firstWallboard('Hall desk')
const byObjective = { metric: 'acknowledgement', atLeastPercent: 90, window: { kind: 'rolling', days: 28 } }

it('[SRV120] a desk that has set up none has one with everything, for 55 inches seen from 5 m', async () => {
  const { answer } = await ask(agent.email, 'list', {})
  expect(answer).toEqual({ kind: 'wallboards', wallboards: [first], mayChange: false })
  expect((await ask(agent.email, 'watch', { id: null, version: -1 })).answer.wallboard).toEqual(first)
  expect((await ask(agent.email, 'watch', { id: 'nothing', version: -1 })).status).toBe(404)
})

it('[SRV121] a supervisor changes it and everybody finds it so after a restart; agents only look', async () => {
  const wallboard = { ...first, metres: 8, speaks: true }
  expect((await ask(agent.email, 'save', { wallboard })).status).toBe(403)
  expect((await ask(supervisor.email, 'save', { wallboard })).answer).toEqual({
    kind: 'wallboard',
    wallboard: { ...wallboard, version: 1 },
    mayChange: true,
  })
  await server.restart()
  expect((await ask(agent.email, 'list', {})).answer.wallboards).toEqual([{ ...wallboard, version: 1 }])
})

it('[SRV121] of two who change the same version one is told, and a form that is wrong says where', async () => {
  const answers = await Promise.all(
    [6, 7].map((metres) => ask(supervisor.email, 'save', { wallboard: { ...first, metres } })),
  )
  expect(answers.map(({ status }) => status).toSorted(byNumber)).toEqual([200, 409])
  const theirs = answers.find(({ status }) => status === 200)?.answer.wallboard
  expect(answers.find(({ status }) => status === 409)?.answer).toEqual({
    kind: 'refused',
    why: 'changed',
    changed: { by: supervisor.name, theirs },
  })
  const wrong = await ask(supervisor.email, 'save', { wallboard: { ...first, metres: 400 } })
  expect([wrong.status, wrong.answer.detail]).toEqual([400, expect.stringContaining('wallboard.metres')])
})

it('[SRV122] who waits for a change is answered when it comes', { timeout: 20_000 }, async () => {
  const waiting = ask(agent.email, 'watch', { id: 'main', version: 0 })
  const wallboard = { ...first, title: 'Night desk' }
  const saved = await ask(supervisor.email, 'save', { wallboard })
  expect(saved.status).toBe(200)
  expect((await waiting).answer.wallboard).toMatchObject({ title: 'Night desk', version: 1 })
})

it('[SRV123] nobody shows queues that they may not see, and what displays show is not removed', async () => {
  const of = (queues: unknown) => ({ wallboard: { ...first, id: wallboardId('other'), queues } })
  expect((await ask(limited.email, 'save', of('all'))).status).toBe(403)
  expect((await ask(limited.email, 'save', of(['network', 'payroll']))).status).toBe(403)
  expect((await ask(limited.email, 'save', of(['network']))).status).toBe(200)
  const wide = { ...first, id: wallboardId('other'), version: 1 }
  expect((await ask(supervisor.email, 'save', { wallboard: wide })).status).toBe(200)
  expect((await ask(limited.email, 'save', of(['network']))).status).toBe(403)
  expect((await ask(limited.email, 'remove', { id: 'other' })).status).toBe(403)
  expect((await ask(supervisor.email, 'remove', { id: 'other' })).status).toBe(200)
  expect((await ask(supervisor.email, 'list', {})).answer.wallboards).toHaveLength(1)
})

it('[SRV124] figures count closed tickets too, by the desk’s days, a broken promise on the day it was due', async () => {
  await server.intake(
    acknowledgedAfter('K-1', 1).build(),
    acknowledgedAfter('K-2', 2)
      .statusAt(plusMs(opened, 90 * MINUTE_MS), 'closed')
      .build(),
    acknowledgedAfter('B-1', 300).build(),
  )
  await ask(supervisor.email, 'save', { wallboard: { ...first, objective: byObjective } })
  const { answer } = await ask(supervisor.email, 'figures', { id: null })
  expect(answer.days).toHaveLength(7)
  expect(answer.days.at(-1)).toEqual({ date: '2026-03-02', met: 2, missed: 1 })
  expect(answer.standing).toMatchObject({ met: 2, missed: 1, burn: { slow: expect.any(Number) } })
  expect(answer.standing.allowed).toBeCloseTo(0.3)
  now = plusMs(now, DAY_MS)
  const tomorrow = (await ask(supervisor.email, 'figures', { id: null })).answer
  expect(tomorrow.days.slice(-2).map(({ missed }: { missed: number }) => missed)).toEqual([1, 0])
})

it('[SRV124] only queues are counted that the one who asks may see', async () => {
  await server.intake(acknowledgedAfter('N-1', 1).build(), acknowledgedAfter('P-1', 1, 'payroll').build())
  const metToday = async (email: string) =>
    (await ask(email, 'figures', { id: null })).answer.days.at(-1).met as number
  const all = await metToday(supervisor.email)
  expect(await metToday(agent.email)).toBe(all / 2)
})

it('[SRV125] figures follow every commit, and are reckoned anew when the desk promises something else', async () => {
  await ask(supervisor.email, 'save', { wallboard: { ...first, objective: byObjective } })
  const today = async () => {
    now = plusMs(now, MINUTE_MS)
    return (await ask(supervisor.email, 'figures', { id: null })).answer.days.at(-1)
  }
  expect(await today()).toMatchObject({ met: 0, missed: 0 })
  await server.intake(acknowledgedAfter('A-1', 3).build())
  expect(await today()).toMatchObject({ met: 1, missed: 0 })
  const stored = await server.store.readDesk()
  const [agreement] = stored?.agreements ?? []
  const policies = agreement?.policies.map((policy) => ({
    ...policy,
    targets: { ...policy.targets, acknowledgement: { value: 2, unit: 'wall-minutes' as const } },
  }))
  const harder = aDesk({ agreements: agreement ? [{ ...agreement, policies: policies ?? [] }] : [] })
  await server.server.commitAndSend(
    () => server.store.writeDesk(harder),
    (commit) => commit,
  )
  expect(await today()).toMatchObject({ met: 0, missed: 1 })
})
