import { IDBObjectStore as FDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aFile, asAttached } from '#kit/attachedFile'
import { aComputer } from '#kit/deskPorts'
import { until } from '#kit/testConsole'
import { clientId, commandId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { createDraftFiles } from './draftFiles'
import { type IntentDraft, openOutbox } from './outboxStore'

const ticket = ticketId('T-1')
const file = aFile('log.txt', 'first line')
const note = (name: string): IntentDraft => ({
  id: commandId(`c-${name}`),
  name: 'note',
  version: 1,
  ticketId: ticket,
  args: { messageId: `m-${name}`, body: name },
  baseV: BEFORE_ALL,
})

const holdsFile = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'content' in row && row.content instanceof Blob

/** As Safari says it in a private window. */
function refuseFiles(method: 'put' | 'add'): void {
  const write = FDBObjectStore.prototype[method]
  vi.spyOn(FDBObjectStore.prototype, method).mockImplementation(function take(this: unknown, row, key) {
    if (holdsFile(row)) throw new DOMException('Error preparing Blob/File data to be stored.', 'UnknownError')
    return Reflect.apply(write, this, key === undefined ? [row] : [row, key])
  })
}

describe('files in a browser whose databases keep none', () => {
  beforeEach(() => {
    refuseFiles('put')
    refuseFiles('add')
  })
  afterEach(() => vi.restoreAllMocks())

  it('[ATT25] lie beside the words that are being written as bytes, and are files again in the next window', async () => {
    const { ports } = aComputer()
    const aWindow = () =>
      createDraftFiles('drafts', { ...ports, now: () => instant(1), isWaiting: async () => false })
    const first = aWindow()
    expect(await first.add(ticket, [asAttached(file)])).toMatchObject({ ok: true })
    first.close()
    const next = aWindow()
    const shown = next.of(ticket)
    await until(() => shown.get().length === 1, 'read')
    expect(shown.get()[0]?.attachment).toEqual(file.attachment)
    expect(await shown.get()[0]?.content.text()).toBe('first line')
    next.close()
  })

  it('[ATT25] wait in the outbox with their message, which is numbered once, as do those given with it', async () => {
    const { ports } = aComputer()
    const open = () => openOutbox('outbox', () => clientId('client-1'), ports.indexedDb)
    const outbox = await open()
    const saved = await Promise.all([
      outbox.append(note('bare'), instant(1)),
      outbox.append(note('with'), instant(1), [asAttached(file)]),
      outbox.append(note('last'), instant(1)),
    ])
    expect(saved).toMatchObject([{ value: { n: 1 } }, { value: { n: 2 } }, { value: { n: 3 } }])
    outbox.close()
    const again = await open()
    expect((await again.waiting()).map(({ id }) => id)).toEqual(['c-bare', 'c-with', 'c-last'])
    const [kept] = await again.filesOf(commandId('c-with'))
    expect(kept?.attachment).toEqual(file.attachment)
    expect(await kept?.content.text()).toBe('first line')
    expect(await (await again.contentOf(file.attachment.id))?.text()).toBe('first line')
    again.close()
  })
})
