import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { until } from '#kit/testConsole'
import { attachmentLimits } from '#shared/domain/attachment'
import { ticketId } from '#shared/domain/ids'
import { DAY_MS, instant, plusMs } from '#shared/domain/instant'
import { deskKey, draftsName } from '../disk/databases'
import { type AttachedFile, attachFile } from '../onDemand/attachments'
import type { DeskPorts } from '../ports'
import { removeServer } from '../removeServer'
import { removeStored } from '../removeStored'
import { createDraftFiles } from './draftFiles'

const serverUrl = 'http://desk.example'
const account = anAccount('Jonas Berg')
const id = ticketId('T-1')
const other = ticketId('T-2')

async function aFile(name: string, words = name): Promise<AttachedFile> {
  const attached = await attachFile(new File([words], name))
  if (!attached.ok) throw new Error(attached.refusal.kind)
  return attached.value
}

/** What the draft's files are told of the desk; days pass when they are told to. */
function aDesk() {
  let now = instant(1_772_000_000_000)
  const waiting = new Set<string>()
  return {
    now: () => now,
    isWaiting: async (content: string) => waiting.has(content),
    pass: (days: number) => {
      now = plusMs(now, days * DAY_MS)
    },
    waiting,
  }
}

/** The files of drafts in one window of a computer; `shown` follows those of a ticket. */
function aWindow(ports: DeskPorts, of = account, desk = aDesk()) {
  const files = createDraftFiles(draftsName(deskKey(serverUrl, of.id)), { ...ports, ...desk })
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

describe('files of a message that nobody works on any more', () => {
  const noWords = (): boolean => false

  /** A file in the draft of `id`, seen in a window of a computer. */
  async function aLeftFile() {
    const computer = aComputer()
    const desk = aDesk()
    const window = aWindow(computer.ports, account, desk)
    const file = await aFile('a.txt')
    await window.add(id, [file])
    const shown = window.shownOf()
    shown()
    await until(() => shown().length === 1, 'read')
    return { computer, desk, window, file, shown }
  }

  it('[ATT20] are kept for 30 days and then let go of, in every window', async () => {
    const { computer, desk, window, shown } = await aLeftFile()
    const there = aWindow(computer.ports, account, desk)
    const shownThere = there.shownOf()
    shownThere()
    await until(() => shownThere().length === 1, 'read there')
    desk.pass(29)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual(['a.txt'])
    desk.pass(1)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual([])
    await until(() => shownThere().length === 0, 'told')
    expect(computer.reports).toEqual([])
    window.close()
    there.close()
  })

  it('[ATT20] begin their 30 days anew when the message is opened, or given or freed of a file', async () => {
    const { desk, window, shown } = await aLeftFile()
    desk.pass(29)
    await window.touch(id)
    desk.pass(29)
    await window.add(id, [await aFile('b.txt')])
    desk.pass(29)
    await window.remove(id, [await aFile('b.txt')])
    desk.pass(29)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual(['a.txt'])
    desk.pass(1)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual([])
    window.close()
  })

  it('[ATT21] stay as long as words stand beside them, those of other messages go', async () => {
    const { desk, window, shown } = await aLeftFile()
    await window.add(other, [await aFile('c.txt')])
    desk.pass(300)
    await window.letGoOfAged((ticket) => ticket === id)
    const shownOther = window.shownOf(other)
    shownOther()
    await window.letGoOfAged((ticket) => ticket === id)
    expect([shown(), shownOther()]).toEqual([['a.txt'], []])
    window.close()
  })

  it('[ATT21] stay as long as an action that waits brings one of them along', async () => {
    const { desk, window, file, shown } = await aLeftFile()
    await window.add(id, [await aFile('b.txt')])
    desk.waiting.add(file.attachment.id)
    desk.pass(31)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual(['a.txt', 'b.txt'])
    desk.waiting.clear()
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual([])
    window.close()
  })

  it('[ATT22] that an earlier release kept, or that were noted under a clock that ran ahead, have their 30 days from now', async () => {
    const computer = aComputer()
    const file = await aFile('a.txt')
    const before = new Dexie(draftsName(deskKey(serverUrl, account.id)), computer.ports.indexedDb)
    before.version(1).stores({ files: '[ticket+contentId+name], ticket' })
    await before.open()
    const { attachment, content } = file
    await before
      .table('files')
      .put({ ticket: id, contentId: attachment.id, name: attachment.name, place: 0, attachment, content })
    before.close()
    const desk = aDesk()
    const window = aWindow(computer.ports, account, desk)
    desk.pass(400)
    await window.letGoOfAged(noWords)
    desk.pass(-399)
    await window.letGoOfAged(noWords)
    const shown = window.shownOf()
    shown()
    await until(() => shown().length === 1, 'read')
    desk.pass(29)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual(['a.txt'])
    desk.pass(1)
    await window.letGoOfAged(noWords)
    expect(shown()).toEqual([])
    window.close()
  })

  it('[ATT20] are looked for without a database where there never was any', async () => {
    const { ports } = aComputer()
    const window = aWindow(ports)
    await window.letGoOfAged(noWords)
    expect(await ports.indexedDb.indexedDB.databases()).toEqual([])
    window.close()
  })
})
