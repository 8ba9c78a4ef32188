import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { aGuide, aSavedView, aTemplate } from '#kit/paperBuilders'
import { startTestServer, type TestServer } from '#kit/startServer'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { type Account, personOf } from '#shared/domain/person'
import type { SavedView } from '#shared/domain/savedView'
import { type Paper, paperLimits } from '#shared/protocol/papers'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const sara = anAccount('Sara Lind', 'supervisor')
const wall = anAccount('Wall', 'display')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accounts: [jonas, mira, sara, wall] })
})
afterAll(() => server.close())
const open: DeskData[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close()
})

async function aDeskOf(account: Account, ports = aComputer().ports): Promise<DeskData> {
  const token = await server.signIn(account.email)
  const desk = await createDeskData({ serverUrl: server.url, token, account, appVersion: '0.1.0', ports })
  open.push(desk)
  await until(() => desk.sync.get().connection.kind === 'live', 'live')
  return desk
}
const view = (owner: Account, changes: Partial<SavedView> = {}): Paper => ({
  kind: 'view',
  data: { ...aSavedView(personOf(owner)), ...changes },
})
const titles = (desk: DeskData): readonly string[] => desk.directory.get().views.map(({ title }) => title)

describe('saved views', () => {
  it('[PAP1] travel to every console of their owner, and to nobody else’s until they are shared', async () => {
    const [here, there, hers] = [await aDeskOf(jonas), await aDeskOf(jonas), await aDeskOf(mira)]
    const mine = view(jonas, { title: 'Gold on my plate' })
    expect(await here.papers.save(mine)).toEqual({ kind: 'kept' })
    await until(() => titles(there).includes('Gold on my plate'), 'the other console')
    expect(titles(hers)).toEqual([])
    await here.papers.save(view(jonas, { title: 'Gold on my plate', isShared: true }))
    await until(() => titles(hers).includes('Gold on my plate'), 'the colleague')
    await here.papers.save(view(jonas, { title: 'Gold on my plate' }))
    await until(() => titles(hers).length === 0, 'the colleague again')
    expect(titles(here)).toEqual(['Gold on my plate'])
  })

  it('[PAP2] are written by their owner alone; a supervisor may take a shared one off the rails', async () => {
    const [here, hers, theirs] = [await aDeskOf(jonas), await aDeskOf(mira), await aDeskOf(sara)]
    const shared = { id: aSavedView(personOf(jonas), 'shared').id, isShared: true }
    expect(await here.papers.save(view(jonas, shared))).toEqual({ kind: 'kept' })
    const refused = { kind: 'not-allowed' }
    expect(await hers.papers.save(view(jonas, { ...shared, title: 'Mine now' }))).toEqual(refused)
    expect(await hers.papers.save(view(mira, { ...shared, title: 'Mine now' }))).toEqual(refused)
    expect(await theirs.papers.save(view(jonas, { ...shared, title: 'Other words' }))).toEqual(refused)
    expect(await theirs.papers.save(view(jonas, { ...shared, isRemoved: true }))).toEqual({ kind: 'kept' })
    await until(() => here.directory.get().views.every(({ id }) => id !== shared.id), 'removed')
  })

  it('[PAP3] are as many as a rail can bear; a removed one makes room', async () => {
    const here = await aDeskOf(mira)
    const numbered = (place: number): Paper =>
      view(mira, { id: aSavedView(personOf(mira), `many-${place}`).id, place })
    for (let place = 0; place < paperLimits.viewsOfOne; place += 1) await here.papers.save(numbered(place))
    const one = numbered(paperLimits.viewsOfOne)
    expect(await here.papers.save(one)).toEqual({ kind: 'too-many', most: paperLimits.viewsOfOne })
    await here.papers.save(view(mira, { id: aSavedView(personOf(mira), 'many-0').id, isRemoved: true }))
    expect(await here.papers.save(one)).toEqual({ kind: 'kept' })
    await until(() => titles(here).length === paperLimits.viewsOfOne, 'all of them')
    const { views } = here.directory.get()
    expect(views.map(({ place }) => place)).toEqual(views.map(({ place }) => place).toSorted((a, b) => a - b))
  })
})

describe('templates and guides', () => {
  it('[PAP4] are written by supervisors and read by everybody', async () => {
    const [here, theirs] = [await aDeskOf(jonas), await aDeskOf(sara)]
    const papers: readonly Paper[] = [
      { kind: 'template', data: aTemplate('Reset') },
      { kind: 'guide', data: aGuide('VPN unstable') },
    ]
    for (const paper of papers) {
      expect(await here.papers.save(paper)).toEqual({ kind: 'not-allowed' })
      expect(await theirs.papers.save(paper)).toEqual({ kind: 'kept' })
    }
    const { directory } = here
    await until(() => directory.get().templates.length + directory.get().guides.length === 2, 'both')
  })

  it('[PAP5] a display and a stranger write nothing, and nonsense is refused in words', async () => {
    const post = async (token: string, body: string): Promise<unknown> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      return (await fetch(`${server.url}/api/papers`, { method: 'POST', headers, body })).json()
    }
    const body = JSON.stringify(view(wall))
    expect(await post(await server.signIn(wall.email), body)).toEqual({ kind: 'not-allowed' })
    expect(await post('nobody', body)).toEqual({ kind: 'reauth' })
    expect(await post(await server.signIn(jonas.email), '{"kind":"view"}')).toMatchObject({ kind: 'invalid' })
  })

  it('[PAP6] without a server nothing is written, and the console says so', async () => {
    const here = await aDeskOf(jonas)
    await server.kill()
    expect(await here.papers.save(view(jonas))).toEqual({ kind: 'unreached' })
    await server.restart()
  })
})
