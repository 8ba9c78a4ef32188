import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { temporaryFolder } from '#kit/storeFolder'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { keptBuildOf } from '../../../scripts/keptBuild.mjs'

const built = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const aTicketOfNow = () =>
  aTicket()
    .priority('P1')
    .openedAt(plusMs(instant(Date.now()), -MINUTE_MS))
    .build()
/** Opened a minute before each story: one that the file was loaded with would come due in the later ones. */
let ticket = aTicketOfNow()

// Many a start, and waiting for a server that comes back.
test.describe.configure({ timeout: 120_000 })

/** A copy of the built pages, so that a story can put another build in its place. */
let pages: ReturnType<typeof temporaryFolder>
let server: TestServer
/** Listens in place of the server. */
let impostor: Server | null = null
test.beforeEach(async () => {
  ticket = aTicketOfNow()
  pages = temporaryFolder('t-minus-pages')
  cpSync(built, pages.path, { recursive: true })
  server = await startTestServer({ accounts: [jonas], tickets: [ticket], filesDir: pages.path })
})
test.afterEach(async () => {
  await endImpostor()
  await server.close()
  pages.remove()
})

async function endImpostor(): Promise<void> {
  const ending = impostor
  impostor = null
  if (ending === null) return
  ending.closeAllConnections()
  await new Promise((resolve) => ending.close(resolve))
}

/** Something else at the server's address: what a proxy answers while the server behind it is away. */
async function startImpostor(status: number | 'never'): Promise<void> {
  const listening = createServer((_request, response) => {
    if (status === 'never') return
    response.writeHead(status, { 'content-type': 'text/plain' }).end('The desk is away.')
  })
  impostor = listening
  const { hostname, port } = new URL(server.url)
  await new Promise<void>((resolve) => listening.listen(Number(port), hostname, resolve))
}

const live = (page: Page) => page.getByText(/^Live/).first()
const row = (page: Page) => page.locator(`[id="row-${ticket.id}"]`)
const clockOf = (page: Page) => row(page).getByRole('timer').first()

async function openBoard(page: Page): Promise<void> {
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(live(page)).toBeVisible()
}

/** The caches of the page's origin, the oldest first, once no worker is on its way. */
const keptNames = (page: Page): Promise<readonly string[] | null> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    const isSettled =
      registration?.active?.state === 'activated' && !registration.installing && !registration.waiting
    return isSettled && navigator.serviceWorker.controller === registration.active ? caches.keys() : null
  })

/** The cache of the build that the server has now. */
function nameOfBuild(): string {
  const id = /\{"id":"(\w+)"/.exec(readFileSync(join(pages.path, 'pageKeeper.js'), 'utf8'))?.[1]
  return `tminus-pages-${id}`
}

/** The page has the start behind it, and the files are on the disk. */
const keeping = (page: Page) => expect.poll(() => keptNames(page), { timeout: 30_000 })
const isKept = (page: Page) => keeping(page).toContain(nameOfBuild())

async function writeNote(page: Page, words: string): Promise<void> {
  await row(page).click()
  await page.keyboard.press('n')
  const draft = page.getByLabel('Note for the desk')
  await draft.fill(words)
  await draft.press('Control+Enter')
  await expect(draft).toHaveValue('')
}

async function notesAtServer(): Promise<readonly string[]> {
  const bodies: string[] = []
  for (const scope of await server.store.scopesOf(jonas)) {
    const part = await server.store.pull({
      scope,
      cursor: BEFORE_ALL,
      floor: BEFORE_ALL,
      maxBytes: 500_000,
    })
    for (const { live: isLive, ...entry } of part.rows)
      if (isLive && 'entity' in entry && entry.entity.kind === 'message') bodies.push(entry.entity.data.body)
  }
  return bodies
}

/** The board stands there without its server, and can be worked with. */
async function worksAlone(page: Page, words: string): Promise<void> {
  await expect(row(page)).toBeVisible()
  await expect(page.getByText(/^Offline since/)).toBeVisible({ timeout: 30_000 })
  const reading = (await clockOf(page).textContent()) ?? ''
  await expect(clockOf(page)).not.toHaveText(reading)
  await writeNote(page, words)
}

test('[OUT210] a tab loaded again without its server shows the board, counts on and takes a note, which is sent when the server is back', async ({
  page,
}) => {
  await openBoard(page)
  await isKept(page)
  await server.kill()
  await page.reload()
  await worksAlone(page, 'Fiberline calls back')
  await page.reload()
  await expect(row(page)).toBeVisible()
  await server.restart()
  await expect(live(page)).toBeVisible({ timeout: 45_000 })
  await expect.poll(notesAtServer).toEqual(['Fiberline calls back'])
})

test('[OUT210] a browser started again without the server has the board and the window of a ticket', async ({
  playwright,
  launchOptions,
}) => {
  const profile = temporaryFolder('t-minus-profile')
  const start = (): Promise<BrowserContext> =>
    playwright.chromium.launchPersistentContext(profile.path, launchOptions)
  let context = await start()
  try {
    const page = await context.newPage()
    await openBoard(page)
    await isKept(page)
    await context.close()
    await server.kill()
    context = await start()
    const again = await context.newPage()
    await again.goto(server.url)
    await expect(row(again)).toBeVisible()
    const aside = await context.newPage()
    await aside.goto(`${server.url}/?ticket=${encodeURIComponent(ticket.id)}`)
    await expect(aside.getByRole('log', { name: 'Conversation' })).toBeVisible()
  } finally {
    await context.close()
    profile.remove()
  }
})

test('[OUT210] a wall loaded again without its server shows what was known, and the present when it is back', async ({
  page,
}) => {
  await page.goto(`${server.url}/wallboard`)
  await page.getByRole('button', { name: 'Sign in with a password' }).click()
  await signInOn(page, jonas.email)
  await expect(page.locator('.queues h2')).toHaveText('1 open')
  await isKept(page)
  await server.kill()
  await page.reload()
  await expect(page.locator('.queues h2')).toHaveText('1 open')
  const clock = page.locator('.next .clock').first()
  const reading = (await clock.textContent()) ?? ''
  await expect(clock).not.toHaveText(reading)
  await server.restart()
  await server.intake(aTicket().id('30402').priority('P1').build())
  await expect(page.locator('.queues h2')).toHaveText('2 open', { timeout: 45_000 })
})

for (const [what, status] of [
  ['fails', 503],
  ['never answers', 'never'],
] as const) {
  test(`[OUT211] a page is there also when its server ${what}`, async ({ page }) => {
    await openBoard(page)
    await isKept(page)
    await server.kill()
    await startImpostor(status)
    await page.reload()
    await expect(row(page)).toBeVisible()
    await writeNote(page, 'Fiberline calls back')
    await endImpostor()
    await server.restart()
    await expect(live(page)).toBeVisible({ timeout: 45_000 })
    await expect.poll(notesAtServer).toEqual(['Fiberline calls back'])
  })
}

test('[OUT211] an answer that is no failing of the server is shown as it is', async ({ page }) => {
  await openBoard(page)
  await isKept(page)
  await server.kill()
  await startImpostor(404)
  await page.reload()
  await expect(page.getByText('The desk is away.')).toBeVisible()
})

/** Makes the server's pages another build: every part has another name, and those before are gone. */
function buildAnew(mark: string): void {
  const parts = join(pages.path, 'assets')
  const renamed = new Map(
    readdirSync(parts).map((name) => [name, name.replace(/-[\w-]{8}(\.\w+)$/, `-${mark}$1`)]),
  )
  for (const [name, next] of renamed) renameSync(join(parts, name), join(parts, next))
  for (const file of readdirSync(pages.path, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:html|js|css)$/.test(file) || file === 'pageKeeper.js') continue
    let text = readFileSync(join(pages.path, file), 'utf8')
    for (const [name, next] of renamed) text = text.replaceAll(name, next)
    writeFileSync(join(pages.path, file), text)
  }
  const keeper = join(pages.path, 'pageKeeper.js')
  const code = readFileSync(keeper, 'utf8')
  writeFileSync(
    keeper,
    code.replace(/\{"id":".*\]\}/, () => JSON.stringify(keptBuildOf(pages.path, code))),
  )
}

const scriptOf = (page: Page) => page.locator('script[type="module"]').first()

test('[OUT212] a new build is there at the next load, whole, and takes the place of the one before', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url())
  })
  await openBoard(page)
  await isKept(page)
  const first = nameOfBuild()

  buildAnew('BUILD002')
  const second = nameOfBuild()
  await page.reload()
  await expect(scriptOf(page)).toHaveAttribute('src', /BUILD002/)
  await expect(live(page)).toBeVisible()
  await keeping(page).toEqual([first, second])
  await server.kill()
  await page.reload()
  await expect(scriptOf(page)).toHaveAttribute('src', /BUILD002/)
  await expect(row(page)).toBeVisible()

  await server.restart()
  buildAnew('BUILD003')
  await page.reload()
  await expect(scriptOf(page)).toHaveAttribute('src', /BUILD003/)
  await expect(live(page)).toBeVisible()
  await keeping(page).toEqual([second, nameOfBuild()])
  expect(refused).toEqual([])
})

test('[OUT212] a page still open has the parts of its build when the server has another one', async ({
  page,
}) => {
  await openBoard(page)
  await isKept(page)
  buildAnew('BUILD002')
  const further = await page.context().newPage()
  await further.goto(server.url)
  await expect(live(further)).toBeVisible()
  await isKept(further)
  await page.evaluate(() => document.fonts.load('16px "Inter"', 'Ж'))
  await page.keyboard.press(',')
  await page.getByLabel('Language').selectOption('fi')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
})

test('[SEC150] the browser keeps the files of the build and nothing else', async ({ page }) => {
  await openBoard(page)
  await isKept(page)
  await row(page).click()
  await writeNote(page, 'Private words')
  await expect.poll(notesAtServer).toEqual(['Private words'])
  await page.goto(`${server.url}/wallboard`)
  await expect(page.locator('.queues h2')).toHaveText('1 open')
  const files = readdirSync(pages.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'pageKeeper.js')
    .map(({ parentPath, name }) => join(parentPath, name).slice(pages.path.length))
  const kept = await page.evaluate(async () => {
    const paths: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    return paths
  })
  expect(kept.toSorted()).toEqual(files.toSorted())
})

for (const [what, forbid] of [
  ['has no service workers', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', {})],
  [
    'forbids them',
    () => {
      ServiceWorkerContainer.prototype.register = () => {
        document.documentElement.dataset['refused'] = ''
        return Promise.reject(new DOMException('Not here.', 'SecurityError'))
      }
    },
  ],
] as const) {
  test(`[OUT213] in a browser that ${what} the console works as before and says nothing`, async ({
    page,
  }) => {
    const said: string[] = []
    page.on('pageerror', (error) => said.push(error.message))
    await page.addInitScript(forbid)
    await openBoard(page)
    if (what === 'forbids them')
      await expect(page.locator('html[data-refused]')).toHaveCount(1, { timeout: 30_000 })
    await server.kill()
    await worksAlone(page, 'Fiberline calls back')
    await server.restart()
    await expect.poll(notesAtServer, { timeout: 45_000 }).toEqual(['Fiberline calls back'])
    expect(said).toEqual([])
  })
}
