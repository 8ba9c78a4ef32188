import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { tryNow } from '#kit/tryNow'
import type { Store } from '#server/db/store'
import { clientId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { BEFORE_ALL } from '#shared/protocol/rows'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const aTicketOfNow = () =>
  aTicket()
    .priority('P1')
    .openedAt(plusMs(instant(Date.now()), -MINUTE_MS))
    .build()
/** Opened a minute before each story: one that the file was loaded with would come due in the later ones. */
let ticket = aTicketOfNow()

let server: TestServer
let context: BrowserContext
test.beforeEach(async ({ browser }) => {
  ticket = aTicketOfNow()
  server = await startTestServer({ accounts: [jonas], tickets: [ticket], filesDir })
  context = await browser.newContext()
})
test.afterEach(async () => {
  await context.close()
  await server.close()
})

const live = (page: Page) => page.getByText(/^Live/).first()

/** The first window signs in, the others find the session. All show the ticket. */
async function openWindow(isFirst: boolean): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.url)
  if (isFirst) await signInOn(page, jonas.email)
  await expect(live(page)).toBeVisible()
  await page.locator(`[id="row-${ticket.id}"]`).click()
  return page
}

async function writeNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('n')
  const draft = page.getByLabel('Note for the desk')
  await draft.fill(words)
  await draft.press('Control+Enter')
  await expect(draft).toHaveValue('')
}

const notesOf = async (store: Store): Promise<readonly string[]> => {
  const bodies: string[] = []
  for (const scope of await store.scopesOf(jonas)) {
    const part = await store.pull({ scope, cursor: BEFORE_ALL, floor: BEFORE_ALL, maxBytes: 500_000 })
    for (const row of part.rows)
      if (row.live && row.entity.kind === 'message') bodies.push(row.entity.data.body)
  }
  return bodies.toSorted()
}

/** What the server answered this profile, by number: one answer per command, none refused. */
async function answers(page: Page): Promise<readonly (number | string)[]> {
  const name = await page.evaluate(async () => {
    const known = await indexedDB.databases()
    const outbox = known.find((database) => database.name?.startsWith('outbox-'))?.name ?? ''
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(outbox)
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const reading = database.transaction('identity').objectStore('identity').get('identity')
    await new Promise((resolve) => reading.addEventListener('success', resolve))
    database.close()
    return String(reading.result.clientId)
  })
  const results = await server.store.resultsOf(clientId(name))
  return results.map(({ n, refusal }) => refusal?.kind ?? n)
}

/** Holds back what is to be told of pushes until it is let go; the store has committed them by then. */
function holdAnswers(): { readonly held: () => number; readonly letGo: () => void } {
  const { store } = server
  const decideAll = store.decideAll
  const waiting: (() => void)[] = []
  let isHolding = true
  Object.assign(store, {
    decideAll: async (...args: Parameters<typeof decideAll>) => {
      const decided = await decideAll(...args)
      if (isHolding) await new Promise<void>((resolve) => waiting.push(resolve))
      return decided
    },
  })
  return {
    held: () => waiting.length,
    letGo: () => {
      isHolding = false
      for (const resolve of waiting) resolve()
    },
  }
}

/** Ends a window's process as a fault would. */
async function crash(page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => undefined)
  await crashed
}

const ends = {
  closed: (page: Page) => page.close(),
  crashed: crash,
}

for (const [how, end] of Object.entries(ends)) {
  test(`[OUT87] the leading window is ${how}: another takes over, and everything lands once`, async () => {
    const leader = await openWindow(true)
    const follower = await openWindow(false)
    await writeNote(leader, 'from the leader')
    await writeNote(follower, 'from the follower')
    await expect.poll(() => notesOf(server.store)).toEqual(['from the follower', 'from the leader'])
    await end(leader)
    await writeNote(follower, 'after the end')
    await expect(live(follower)).toBeVisible()
    await expect.poll(async () => (await notesOf(server.store)).length).toBe(3)
    const third = await openWindow(false)
    await writeNote(third, 'from a third')
    await expect.poll(() => answers(follower)).toEqual([1, 2, 3, 4])
    await expect(follower.getByText(/not applied/)).toHaveCount(0)
    await expect(follower.getByText('from a third')).toBeVisible()
  })

  test(`[OUT87] the leading window is ${how} while a push is on its way: nothing is lost and nothing done twice`, async () => {
    const leader = await openWindow(true)
    const follower = await openWindow(false)
    const answering = holdAnswers()
    await writeNote(leader, 'on its way')
    await expect.poll(answering.held).toBe(1)
    await writeNote(follower, 'saved meanwhile')
    await end(leader)
    answering.letGo()
    await writeNote(follower, 'after the end')
    await expect.poll(() => notesOf(server.store)).toEqual(['after the end', 'on its way', 'saved meanwhile'])
    await expect.poll(() => answers(follower)).toEqual([1, 2, 3])
    await expect(live(follower)).toBeVisible()
    await expect(follower.getByText(/waiting|not applied/)).toHaveCount(0)
  })
}

test('[OUT87] every window dies with actions unsent: the next one sends them, in order', async () => {
  const leader = await openWindow(true)
  const follower = await openWindow(false)
  await server.kill()
  await expect(leader.getByText(/^Offline since/)).toBeVisible()
  for (const page of [leader, follower]) {
    await writeNote(page, page === leader ? 'first' : 'second')
  }
  await crash(leader)
  await follower.close()
  await server.restart()
  const next = await openWindow(false)
  await tryNow(next)
  await expect.poll(() => notesOf(server.store)).toEqual(['first', 'second'])
  expect(await answers(next)).toEqual([1, 2])
})

test('[DSK100] a ticket opened by its link is called after it, and a tab that cannot be closed leads to the board', async () => {
  const tab = await context.newPage()
  await tab.goto(`${server.url}/?ticket=${ticket.id}`)
  await tab.getByRole('button', { name: 'Close' }).click()
  await expect(tab.getByLabel('E-mail')).toBeVisible()
  await openWindow(true)
  await tab.goto(`${server.url}/?ticket=${ticket.id}`)
  await expect(tab).toHaveTitle(`${ticket.id} · ${ticket.subject} · T-Minus`)
  await tab.goto(`${server.url}/?ticket=404`)
  await tab.getByRole('button', { name: 'Close the window' }).click()
  await expect(tab.locator(`[id="row-${ticket.id}"]`)).toBeVisible()
})

test('[DSK102] a ticket opened before anybody signed in is shown when somebody does in another tab', async () => {
  const tab = await context.newPage()
  await tab.goto(`${server.url}/?ticket=${ticket.id}`)
  await expect(tab.getByText('Sign in on the board')).toBeVisible()
  await openWindow(true)
  await expect(tab.getByRole('heading', { name: ticket.subject })).toBeVisible()
})

test('[DSK103] a ticket opened once more in its own window keeps what is being attached there', async () => {
  const board = await openWindow(true)
  const popup = context.waitForEvent('page')
  await board.keyboard.press('Shift+Enter')
  const own = await popup
  await own
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'trace.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await expect(own.getByText('trace.txt')).toBeVisible()
  await board.keyboard.press('Shift+Enter')
  await expect(own.getByText('trace.txt')).toBeVisible()
  await board.reload()
  await expect(live(board)).toBeVisible()
  await board.locator(`[id="row-${ticket.id}"]`).click()
  await board.keyboard.press('Shift+Enter')
  await expect(own.getByText('trace.txt')).toBeVisible()
  expect(context.pages()).toHaveLength(2)
})

test('[DSK104] in the window of a ticket the palette opens, and keys of the list are neither taken nor shown', async () => {
  const board = await openWindow(true)
  const popup = context.waitForEvent('page')
  await board.keyboard.press('Shift+Enter')
  const own = await popup
  await expect(own.getByRole('heading', { name: ticket.subject })).toBeVisible()
  await own.evaluate(() => {
    addEventListener('keydown', ({ key, defaultPrevented }) => {
      document.title = `${key} ${defaultPrevented}`
    })
  })
  for (const key of ['/', 'f', 'x', '1', 'Shift+S']) {
    await own.keyboard.press(key)
    await expect(own).toHaveTitle(`${key.slice(-1)} false`)
  }
  await own.keyboard.press('?')
  const sheet = own.getByRole('dialog')
  await expect(sheet.getByText('Acknowledge', { exact: true })).toBeVisible()
  for (const absent of ['Search', 'Filter', 'Select', 'Views'])
    await expect(sheet.getByText(absent)).toHaveCount(0)
  await own.keyboard.press('Escape')
  await own.keyboard.press('Control+k')
  await own.keyboard.type('take')
  await own.keyboard.press('Enter')
  await expect(own.locator('.notices').getByText(`You took ${ticket.id}.`)).toBeVisible()
  await own.keyboard.press('Control+k')
  await own.keyboard.type('settings')
  await own.keyboard.press('Enter')
  await expect(own.getByRole('dialog', { name: 'Settings' })).toBeVisible()
})
