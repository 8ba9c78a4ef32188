import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { anAccount } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { aGuide, aSavedView, aTemplate } from '#kit/paperBuilders'
import { startTestServer, type TestServer } from '#kit/startServer'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { paperId } from '#shared/domain/ids'
import { type Account, personOf } from '#shared/domain/person'
import type { ReplyTemplate } from '#shared/domain/replyTemplate'
import type { SavedView } from '#shared/domain/savedView'
import { type Paper, paperLimits } from '#shared/protocol/papers'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const sara = anAccount('Sara Lind', 'supervisor')
const olli = anAccount('Olli Virta', 'supervisor')
const wall = anAccount('Wall', 'display')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accounts: [jonas, mira, sara, olli, wall] })
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

  it('[PAP20] what was saved or removed since one was opened is told with the name of who did, and not replaced', async () => {
    const [here, theirs] = [await aDeskOf(jonas), await aDeskOf(sara)]
    const one = { ...aSavedView(personOf(jonas), 'raced'), isShared: true }
    const saved = (data: SavedView, edited: SavedView | null) => ({ kind: 'view', data, edited }) as const
    const [gold, silver, off] = [
      { ...one, title: 'Gold' },
      { ...one, title: 'Silver' },
      { ...one, isRemoved: true },
    ]
    expect(await here.papers.save(saved(one, null))).toEqual({ kind: 'kept' })
    expect(await here.papers.save(saved(gold, one))).toEqual({ kind: 'kept' })
    const told = (by: string, data: SavedView) => ({ kind: 'changed', by, theirs: { kind: 'view', data } })
    expect(await here.papers.save(saved(silver, one))).toEqual(told('Jonas Berg', gold))
    expect(await theirs.papers.save(saved(off, one))).toEqual(told('Jonas Berg', gold))
    expect(await server.store.readView(one.id)).toEqual(gold)
    const removed = { ...gold, isRemoved: true }
    expect(await theirs.papers.save(saved(removed, gold))).toEqual({ kind: 'kept' })
    expect(await here.papers.save(saved(silver, gold))).toEqual(told('Sara Lind', removed))
    const ownAgain = { ...silver, isShared: false }
    expect(await here.papers.save(saved(ownAgain, removed))).toEqual({ kind: 'kept' })
    expect(await server.store.readView(one.id)).toEqual(ownAgain)
  })

  it('[PAP21] two windows of one person that change different things both stand, and nobody is asked', async () => {
    const [here, there] = [await aDeskOf(jonas), await aDeskOf(jonas)]
    const one = aSavedView(personOf(jonas), 'two-windows')
    const saved = (data: SavedView, edited: SavedView | null) => ({ kind: 'view', data, edited }) as const
    await here.papers.save(saved(one, null))
    expect(await here.papers.save(saved({ ...one, title: 'Gold' }, one))).toEqual({ kind: 'kept' })
    const urgent: SavedView = { ...one, filter: { ...one.filter, priorities: ['P1'] } }
    const both = { ...urgent, title: 'Gold' }
    expect(await there.papers.save(saved(urgent, one))).toEqual({ kind: 'kept', joined: both })
    expect(await server.store.readView(one.id)).toEqual(both)
    await until(() => here.directory.get().views.some(({ filter }) => filter.priorities.length === 1), 'both')
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

  it('[SEC120] bear the name of their owner’s account, and whoever takes one off changes nothing else', async () => {
    const [here, theirs] = [await aDeskOf(jonas), await aDeskOf(sara)]
    const inHerName = { ...personOf(jonas), name: sara.name }
    const shared = { id: aSavedView(personOf(jonas), 'named').id, isShared: true, title: 'Mine' }
    await here.papers.save(view(jonas, { ...shared, owner: inHerName }))
    const kept = { ...aSavedView(personOf(jonas)), ...shared }
    expect(await server.store.readView(shared.id)).toEqual(kept)
    const other = { ...shared, title: 'Other words', isShared: false, isRemoved: true }
    expect(await theirs.papers.save(view(jonas, other))).toEqual({ kind: 'kept' })
    expect(await server.store.readView(shared.id)).toEqual({ ...kept, isRemoved: true })
    const own = { id: aSavedView(personOf(jonas), 'own').id }
    await here.papers.save(view(jonas, own))
    expect(await theirs.papers.save(view(jonas, { ...own, isRemoved: true }))).toEqual({
      kind: 'not-allowed',
    })
  })

  it('[SRV140] are judged in the turn in which they are written, so that of two with one id one is kept', async () => {
    const tokens = [await server.signIn(jonas.email), await server.signIn(sara.email)]
    const asked = vi.spyOn(server.store, 'accountOfSession')
    let release = () => {}
    const turn = () =>
      new Promise<void>((resolve) => {
        release = resolve
      })
    const busy = server.server.commitAndSend(turn, () => [])
    const sent = [jonas, sara].map((owner, index) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[index]}` }
      const body = JSON.stringify(view(owner, { id: paperId('the-same') }))
      return fetch(`${server.url}/api/papers`, { method: 'POST', headers, body })
    })
    await until(() => asked.mock.calls.length >= 2, 'both are there')
    release()
    const statuses = (await Promise.all([...sent, busy])).flatMap((answer) => (answer ? [answer.status] : []))
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 403])
  })

  it('[PAP3] are as many as a rail can bear; one of them may still change, and a removed one makes room', async () => {
    const here = await aDeskOf(mira)
    const numbered = (place: number): Paper =>
      view(mira, { id: aSavedView(personOf(mira), `many-${place}`).id, place })
    for (let place = 0; place < paperLimits.viewsOfOne; place += 1) await here.papers.save(numbered(place))
    const one = numbered(paperLimits.viewsOfOne)
    const renamed = view(mira, {
      id: aSavedView(personOf(mira), 'many-7').id,
      place: 7,
      title: 'By another name',
    })
    expect(await here.papers.save(renamed)).toEqual({ kind: 'kept' })
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

  it('[PAP15] what somebody else saved since they were read is told with their name and not replaced, until it was read', async () => {
    const [hers, theirs] = [await aDeskOf(sara), await aDeskOf(olli)]
    const [first, second, third] = ['One', 'Two', 'Three'].map((body) => aTemplate('Raced', { body }))
    if (!first || !second || !third) throw new Error('three')
    const template = (data: ReplyTemplate, edited: ReplyTemplate | null) =>
      ({ kind: 'template', data, edited }) as const
    expect(await hers.papers.save(template(first, null))).toEqual({ kind: 'kept' })
    expect(await theirs.papers.save(template(second, first))).toEqual({ kind: 'kept' })
    const told = { kind: 'changed', by: 'Olli Virta', theirs: { kind: 'template', data: second } }
    expect(await hers.papers.save(template(third, first))).toEqual(told)
    expect(await hers.papers.save(template(third, null))).toEqual(told)
    expect(await hers.papers.save(template({ ...first, isRemoved: true }, first))).toEqual(told)
    expect(await hers.papers.save(template(second, first))).toEqual({ kind: 'kept' })
    expect(await hers.papers.save(template(third, second))).toEqual({ kind: 'kept' })
    expect(await theirs.papers.save(template(first, second))).toMatchObject({ by: 'Sara Lind' })
    const [guide, other] = [aGuide('Raced guide'), aGuide('Raced guide', { title: 'Other' })]
    await hers.papers.save({ kind: 'guide', data: guide, edited: null })
    expect(await theirs.papers.save({ kind: 'guide', data: other, edited: null })).toMatchObject({
      kind: 'changed',
      theirs: { kind: 'guide' },
    })
    // A console of an earlier release says nothing of what it edited.
    expect(await theirs.papers.save({ kind: 'guide', data: other })).toEqual({ kind: 'kept' })
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
