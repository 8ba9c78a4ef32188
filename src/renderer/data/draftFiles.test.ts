import { describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { until } from '#kit/testConsole'
import { attachmentLimits } from '#shared/domain/attachment'
import { ticketId } from '#shared/domain/ids'
import { type AttachedFile, attachFile } from './attachments'
import { deskKey, draftsName } from './databases'
import { createDraftFiles } from './draftFiles'
import type { DeskPorts } from './ports'
import { removeServer } from './removeServer'
import { removeStored } from './removeStored'

const serverUrl = 'http://desk.example'
const account = anAccount('Jonas Berg')
const id = ticketId('T-1')
const other = ticketId('T-2')

async function aFile(name: string, words = name): Promise<AttachedFile> {
  const attached = await attachFile(new File([words], name))
  if (!attached.ok) throw new Error(attached.refusal.kind)
  return attached.value
}

/** The files of drafts in one window of a computer; `shown` follows those of a ticket. */
function aWindow(ports: DeskPorts, of = account) {
  const files = createDraftFiles(draftsName(deskKey(serverUrl, of.id)), ports)
  const shownOf =
    (ticket = id) =>
    () =>
      files
        .of(ticket)
        .get()
        .map(({ attachment }) => attachment.name)
  return { ...files, shownOf }
}

describe('files of a message that is being written', () => {
  it('[TKT90] are there again in the next window, in their order and with their contents, for their ticket alone', async () => {
    const { ports } = aComputer()
    const first = aWindow(ports)
    await first.add(id, [await aFile('b.txt')])
    await first.add(id, [await aFile('a.txt')])
    first.close()
    const next = aWindow(ports)
    const [shown, elsewhere] = [next.shownOf(), next.shownOf(other)]
    expect(shown()).toEqual([])
    await until(() => shown().length === 2, 'read')
    expect(shown()).toEqual(['b.txt', 'a.txt'])
    expect(elsewhere()).toEqual([])
    expect(await next.of(id).get()[0]?.content.text()).toBe('b.txt')
    next.close()
  })

  it('[TKT90] are the same in every window', async () => {
    const { ports } = aComputer()
    const [here, there] = [aWindow(ports), aWindow(ports)]
    const [shownHere, shownThere] = [here.shownOf(), there.shownOf()]
    const file = await aFile('a.txt')
    expect([...shownHere(), ...shownThere()]).toEqual([])
    await here.add(id, [file])
    expect(shownHere()).toEqual(['a.txt'])
    await until(() => shownThere().length === 1, 'told')
    await there.remove(id, [file])
    await until(() => shownHere().length === 0, 'told back')
    here.close()
    there.close()
  })

  it('[TKT90] go when they are taken off, one by one, and one that is there already stays the one', async () => {
    const window = aWindow(aComputer().ports)
    const [one, same, renamed] = [await aFile('a.txt'), await aFile('a.txt'), await aFile('b.txt', 'a.txt')]
    await window.add(id, [one, same, renamed])
    const shown = window.shownOf()
    await until(() => shown().length > 0, 'read')
    expect(shown()).toEqual(['a.txt', 'b.txt'])
    await window.remove(id, [one])
    await until(() => shown().length === 1, 'taken off')
    expect(shown()).toEqual(['b.txt'])
    window.close()
  })

  it('[TKT90] are somebody’s own at one server, and go with what is stored of them', async () => {
    const computer = aComputer()
    const { ports } = computer
    const mine = aWindow(ports)
    await mine.add(id, [await aFile('a.txt')])
    mine.close()
    const hers = aWindow(ports, anAccount('Mira Holm'))
    await hers.add(other, [await aFile('c.txt')])
    hers.close()
    await removeStored({ serverUrl, account, ports }, 0)
    const left = async () => (await ports.indexedDb.indexedDB.databases()).map(({ name }) => name)
    expect(await left()).toEqual([draftsName(deskKey(serverUrl, anAccount('Mira Holm').id))])
    await removeServer(serverUrl, ports, 0)
    expect(await left()).toEqual([])
  })

  it('[TKT91] are refused all together where there are too many, or no room for them', async () => {
    const { ports } = aComputer()
    const window = aWindow(ports)
    const most = Array.from({ length: attachmentLimits.perMessage }, (_, index) => aFile(`${index}.txt`))
    expect((await window.add(id, await Promise.all(most))).ok).toBe(true)
    expect(await window.add(id, [await aFile('x')])).toEqual({ ok: false, refusal: { kind: 'too-many' } })
    window.close()
    const full = aWindow({ ...ports, freeBytes: async () => 1_000 })
    expect(await full.add(other, [await aFile('x')])).toEqual({ ok: false, refusal: { kind: 'no-room' } })
    full.close()
  })

  it('[TKT91] are not attached where they cannot be kept', async () => {
    const window = aWindow(aComputer().ports)
    window.close()
    expect(await window.add(id, [await aFile('x')])).toEqual({ ok: false, refusal: { kind: 'not-kept' } })
  })
})
