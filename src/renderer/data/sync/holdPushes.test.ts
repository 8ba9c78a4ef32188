import { describe, expect, it } from 'vitest'
import { aFile, asAttached } from '#kit/attachedFile'
import { anIntent } from '#kit/intents'
import { createVirtualTimers } from '#kit/virtualTimers'
import { commandId, messageId, ticketId } from '#shared/domain/ids'
import type { Question } from '#shared/sync/effect'
import type { Answer } from '#shared/sync/event'
import { createBringing, type WhyNotAttached } from '../onDemand/bringContents'
import type { ContentDoor } from '../onDemand/contentDoor'
import { holdPushes } from './holdPushes'
import type { WireEars } from './wire'

const ticket = ticketId('T-1')
const file = aFile('log.txt', 'words')
const plain = (n: number) => anIntent(n, 'note', ticket, { messageId: messageId(`m-${n}`), body: 'x' })
const heavy = (n: number) =>
  anIntent(n, 'note', ticket, { messageId: messageId(`m-${n}`), body: 'x', attachments: [file.attachment] })
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A connection whose files arrive when the test says so. */
function aHeldConnection() {
  const asked: { readonly request: number; readonly numbers: readonly number[] }[] = []
  const bringing = new Map<string, (why: WhyNotAttached | null | Error) => void>()
  const heard: (Answer | string)[] = []
  let beneath: WireEars | null = null
  let isHungUp = false
  const open = holdPushes(
    (ears) => {
      beneath = ears
      return {
        ask: (request, question) => {
          const numbers = question.name === 'push' ? question.message.intents.map(({ n }) => n) : []
          asked.push({ request, numbers })
        },
        look: () => undefined,
        close: () => void (isHungUp = true),
      }
    },
    (command) =>
      new Promise((resolve, reject) => {
        bringing.set(command, (why) => (why instanceof Error ? reject(why) : resolve(why)))
      }),
  )
  const nothing = () => undefined
  const wire = open({
    opened: nothing,
    closed: (reason) => heard.push(reason),
    answered: (_request, answer) => heard.push(answer),
    live: nothing,
    scopes: nothing,
    lag: nothing,
    presence: nothing,
    farewell: nothing,
  })
  const push = (request: number, ...intents: readonly ReturnType<typeof plain>[]) => {
    const question: Question = { name: 'push', message: { epoch: 1, intents } }
    wire.ask(request, question)
  }
  return {
    wire,
    asked,
    heard,
    push,
    brought: (n: number, why: WhyNotAttached | null | Error = null) => bringing.get(heavy(n).id)?.(why),
    answer: (answer: Answer) => beneath?.answered(1, answer, 0, 0),
    isHungUp: () => isHungUp,
  }
}

describe('a push with files', () => {
  it('[ATT10] waits for its files; what stands before it goes at once, what comes behind it afterwards', async () => {
    const { push, asked, brought, wire } = aHeldConnection()
    push(1, plain(1), heavy(2), plain(3))
    push(2, plain(4))
    wire.ask(3, { name: 'heartbeat' })
    await settle()
    expect(asked).toEqual([
      { request: 3, numbers: [] },
      { request: 1, numbers: [1] },
      { request: 2, numbers: [4] },
    ])
    push(4, heavy(2), plain(3), heavy(4))
    push(5, plain(5))
    await settle()
    expect(asked).toHaveLength(3)
    brought(2)
    await settle()
    expect(asked.slice(3)).toEqual([
      { request: 4, numbers: [2, 3] },
      { request: 5, numbers: [5] },
    ])
    push(6, heavy(2), plain(3))
    expect(asked.at(-1)).toEqual({ request: 6, numbers: [2, 3] })
  })

  it('[ATT11] that is refused for its files is told with the reason that this console heard', async () => {
    const { push, brought, answer, heard } = aHeldConnection()
    push(1, heavy(1))
    await settle()
    brought(1, 'too-large')
    await settle()
    const missing = { kind: 'not-attached', why: 'missing' } as const
    const rejected = (n: number) => ({ status: 'rejected', n, refusal: missing }) as const
    answer({ kind: 'acks', acks: [rejected(1), rejected(2)] })
    expect(heard).toMatchObject([
      { acks: [{ refusal: { kind: 'not-attached', why: 'too-large' } }, { refusal: missing }] },
    ])
  })

  it('[ATT10] goes out no more once its connection has ended, and ends it when the outbox cannot be read', async () => {
    const ended = aHeldConnection()
    ended.push(1, heavy(1))
    await settle()
    ended.wire.close()
    ended.brought(1)
    await settle()
    expect(ended.asked).toEqual([])
    const broken = aHeldConnection()
    broken.push(1, heavy(1))
    await settle()
    broken.brought(1, new Error('disk'))
    await settle()
    expect([broken.asked, broken.isHungUp(), broken.heard.length]).toEqual([[], true, 1])
  })
})

describe('bringing files', () => {
  it('[ATT10] is tried again until the server has them, sends only what it lacks, and ends with its connection', async () => {
    const timers = createVirtualTimers()
    const sent: string[] = []
    let isReached = false
    const door: Pick<ContentDoor, 'wanted' | 'upload'> = {
      wanted: async (contents) => (isReached ? { kind: 'wanted', contents } : { kind: 'unreached' }),
      upload: async (id) => {
        sent.push(id)
        return { kind: 'taken' }
      },
    }
    const filesOf = async () => [asAttached(file), asAttached({ ...file })]
    const reports: string[] = []
    const report = (sentence: string) => void reports.push(sentence)
    const bring = createBringing({ files: { filesOf }, door, timers, random: () => 1, report })
    const done = bring(commandId('c-1'), new AbortController().signal)
    for (const wait of [1_000, 2_000, 4_000]) {
      await settle()
      timers.advance(wait)
    }
    expect(sent).toEqual([])
    isReached = true
    await settle()
    timers.advance(8_000)
    expect(await done).toBeNull()
    expect(sent).toEqual([file.attachment.id])
    expect(reports).toHaveLength(1)
    isReached = false
    const ending = new AbortController()
    const ended = bring(commandId('c-1'), ending.signal)
    await settle()
    ending.abort()
    expect(await ended).toBeNull()
  })
})
