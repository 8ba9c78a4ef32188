import { expect, it, vi } from 'vitest'
import { anAccount } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { createDeskData } from './createDeskData'
import { hearAfter } from './hearAfter'
import type { WireEars } from './wire'

const nothing = () => undefined
const deaf: WireEars = {
  opened: nothing,
  closed: nothing,
  answered: nothing,
  live: nothing,
  scopes: nothing,
  lag: nothing,
  presence: nothing,
  farewell: nothing,
}
const silent = { ask: () => undefined, look: () => undefined, close: () => undefined }

/** Ears that write down what they hear, and a connection that hands over its end of them. */
function aConnection(ready: Promise<unknown>) {
  const heard: string[] = []
  const note = (word: string) => () => void heard.push(word)
  const ears: WireEars = {
    opened: note('opened'),
    closed: note('closed'),
    answered: (request) => void heard.push(`answer ${request}`),
    live: note('live'),
    scopes: note('scopes'),
    lag: note('lag'),
    presence: note('presence'),
    farewell: note('farewell'),
  }
  let far: WireEars | null = null
  hearAfter(ready, (given) => {
    far = given
    return silent
  }).openWire(ears)
  if (far === null) throw new Error('No connection was opened.')
  return { heard, far: far as WireEars }
}

it.each(['well', 'badly'])(
  '[OUT131] what the server says before a window is ready is heard once it is, in its order, also where that ended %s',
  async (how) => {
    let end = (): void => undefined
    const ready = new Promise<void>((resolve, reject) => {
      end = how === 'well' ? resolve : () => reject(new Error('The disk is full.'))
    })
    const { heard, far } = aConnection(ready)
    const lag = { scopes: {} } as never
    far.opened()
    far.answered(1, { kind: 'busy' } as never, 0, 0)
    far.lag(lag)
    expect(heard).toEqual(['opened'])
    end()
    await ready.catch(() => undefined)
    expect(heard).toEqual(['opened', 'answer 1', 'lag'])
    far.closed('gone')
    expect(heard.at(-1)).toBe('closed')
  },
)

it('[OUT131] the first connection is opened before it is asked for, and nothing it said by then is lost', async () => {
  const opened: WireEars[] = []
  const close = vi.fn<() => void>()
  const { openWire } = hearAfter(Promise.resolve(), (ears) => {
    opened.push(ears)
    return { ...silent, close }
  })
  expect(opened).toHaveLength(1)
  opened[0]?.opened()
  opened[0]?.closed('gone')
  await Promise.resolve()
  const heard: string[] = []
  const ears = { opened: () => heard.push('opened'), closed: (why: string) => heard.push(why) }
  openWire({ ...deaf, ...ears })
  expect(heard).toEqual(['opened', 'gone'])
  openWire({ ...deaf, ...ears })
  expect(opened).toHaveLength(2)
  expect(close).not.toHaveBeenCalled()
})

it('[OUT131] a connection that nobody comes to ask for, as nothing could be read, is closed', async () => {
  const close = vi.fn<() => void>()
  const ready = Promise.reject(new Error('The disk is full.'))
  hearAfter(ready, () => ({ ...silent, close }))
  await ready.catch(() => undefined)
  await Promise.resolve()
  expect(close).toHaveBeenCalledTimes(1)
})

it('[OUT133] what was opened ahead is closed where nobody came to lead, and not once it was asked for', () => {
  const close = vi.fn<() => void>()
  const unasked = hearAfter(Promise.resolve(), () => ({ ...silent, close }))
  unasked.close()
  unasked.close()
  expect(close).toHaveBeenCalledTimes(1)
  const asked = hearAfter(Promise.resolve(), () => ({ ...silent, close }))
  asked.openWire(deaf)
  asked.close()
  expect(close).toHaveBeenCalledTimes(1)
})

it('[OUT131] the server is asked while the disk is read, before there is anything to draw', async () => {
  const computer = aComputer()
  let connections = 0
  const data = await createDeskData({
    serverUrl: 'http://desk.example:8080',
    token: 'token',
    account: anAccount(),
    appVersion: '0.0.0',
    ports: computer.ports,
    openWire: () => {
      connections += 1
      return silent
    },
  })
  expect(connections).toBe(1)
  await data.close()
})
