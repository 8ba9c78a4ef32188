import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

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
test.beforeEach(async ({ page }) => {
  ticket = aTicketOfNow()
  server = await startTestServer({ accounts: [jonas], tickets: [ticket], filesDir })
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/).first()).toBeVisible()
  await page.locator(`[id="row-${ticket.id}"]`).click()
})
test.afterEach(() => server.close())

async function writeOffline(page: Page, ...notes: readonly string[]): Promise<void> {
  await server.kill()
  await expect(page.getByText(/^Offline since/)).toBeVisible()
  for (const words of notes) {
    await page.keyboard.press('n')
    const draft = page.getByLabel('Note for the desk')
    await draft.fill(words)
    await draft.press('Control+Enter')
    await expect(draft).toHaveValue('')
  }
}

/** Changes one stored row behind the console's back, as a fault of the disk or a newer release would. */
const spoil = (page: Page, table: string, key: string | number, changes: object): Promise<void> =>
  page.evaluate(
    async ([store, id, spoilt]) => {
      const known = await indexedDB.databases()
      const outbox = known.find(({ name }) => name?.startsWith('outbox-'))?.name ?? ''
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(outbox)
        opening.addEventListener('success', () => resolve(opening.result))
      })
      const rows = database.transaction(store, 'readwrite').objectStore(store)
      const reading = rows.get(id)
      await new Promise((resolve) => reading.addEventListener('success', resolve))
      const writing = rows.put({ ...reading.result, ...spoilt })
      await new Promise((resolve) => writing.addEventListener('success', resolve))
      database.close()
    },
    [table, key, changes] as const,
  )

test('[OUT72] a damaged outbox keeps the desk from opening, says so, and lets its contents be saved to a file', async ({
  page,
}) => {
  await writeOffline(page, 'words that are not lost')
  await spoil(page, 'identity', 'identity', { nextN: 'many' })
  await server.restart()
  await page.reload()
  await expect(page.getByText(/cannot be read\. They were not deleted/)).toBeVisible()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the actions to a file' }).click()
  const file = await (await saving).path()
  expect(await readFile(file, 'utf8')).toContain('words that are not lost')
  await spoil(page, 'identity', 'identity', { nextN: 2 })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/^Live/).first()).toBeVisible()
})

test('[OUT70] an action that this version cannot read is shown with its text; the one behind it is sent', async ({
  page,
}) => {
  await writeOffline(page, 'in a form of tomorrow', 'as ever')
  await spoil(page, 'commands', 1, { version: 'of tomorrow' })
  await server.restart()
  await page.reload()
  const banner = page.getByRole('region', { name: 'Cannot be sent' })
  await expect(banner).toContainText('1 of your actions cannot be sent by this version.')
  await banner.getByRole('button', { name: 'Show' }).click()
  const letter = page.getByRole('article', { name: /^Cannot be sent/ })
  await expect(letter).toContainText('in a form of tomorrow')
  await expect
    .poll(async () => (await server.store.readTicket(ticket.id))?.history.map(({ type }) => type))
    .toEqual(['opened', 'noted'])
  await letter.getByRole('button', { name: 'Discard' }).click()
  await expect(letter).toHaveCount(0)
  await expect(banner).toHaveCount(0)
})

test('[OUT76] [OUT77] a newer release takes over: the older window says so, and does not open again beside it', async ({
  page,
}) => {
  await page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open(name, 99_990)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('of-tomorrow'))
        opening.addEventListener('success', () => {
          opening.result.close()
          resolve()
        })
      })
    }
  })
  const banner = page.getByRole('region', { name: 'Connection' })
  await expect(banner).toContainText('A newer T-Minus is open on this computer.')
  await page.keyboard.press('a')
  await expect(page.getByText(/so this was not done\. Load this window again/)).toBeVisible()
  await banner.getByRole('button', { name: 'Load again' }).click()
  await expect(page.getByText(/A newer T-Minus has stored its tickets here\./)).toBeVisible()
})

test('[OUT73] a browser that denies the page every storage gets the reason, not a blank page', async ({
  browser,
}) => {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const deny = {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    }
    Object.defineProperties(window, { localStorage: deny, sessionStorage: deny, indexedDB: deny })
  })
  const page = await context.newPage()
  for (const path of ['/', '/wallboard']) {
    await page.goto(`${server.url}${path}`)
    await expect(page.getByText(/^This browser window may not store anything\./)).toBeVisible()
  }
  await context.close()
})

test('[OUT82] [TKT92] an agent signs out and leaves nothing on the computer, asked with the number that would be lost', async ({
  page,
}) => {
  await writeOffline(page, 'never sent')
  await page.getByLabel('Note for the desk').fill('only begun')
  await page
    .getByLabel('Files to attach')
    .setInputFiles({ name: 'begun.txt', mimeType: 'text/plain', buffer: Buffer.from('begun') })
  await expect(page.getByRole('list', { name: 'Files of this message' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('8')
  await page.getByRole('button', { name: /your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out and leave nothing here' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('1 of your actions is lost with them.')
  await expect(question).toContainText('and so is what you have begun to write')
  await question.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(question).toHaveCount(0)
  await page.getByRole('button', { name: /your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out and leave nothing here' }).click()
  await page.getByRole('button', { name: 'Sign out and lose them' }).click()
  await expect(page.getByText(/nothing of yours is left on this computer/)).toBeVisible()
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'theme'))).toEqual([])
})
