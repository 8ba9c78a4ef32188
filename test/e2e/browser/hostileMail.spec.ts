import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { row } from '#kit/drawnBoard'
import { aMessage } from '#kit/intents'
import { mailTricks } from '#kit/mailTricks'
import { type PictureHost, pictures, startPictureHost } from '#kit/paperWeb'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const aTicketOfNow = () =>
  aTicket()
    .id('T-1')
    .priority('P1')
    .openedAt(plusMs(instant(Date.now()), -MINUTE_MS))
    .build()
/** Opened a minute before each story: one that the file was loaded with would come due in the later ones. */
let ticket = aTicketOfNow()
const END = 'The last line of the mail.'

// Nothing may lean on the page's content policy here: the mail alone must be harmless.
test.use({ bypassCSP: true })

let host: PictureHost
let server: TestServer
test.beforeEach(async () => {
  ticket = aTicketOfNow()
  host = await startPictureHost((_request, response) => response.end(pictures.gif))
})
test.afterEach(async () => {
  await server.close()
  await host.close()
})

/** Opens a ticket with mails of this HTML and a plain last one; answers what the page asked of others than its server. */
async function openMails(page: Page, ...bodies: readonly string[]): Promise<readonly string[]> {
  const messages = [...bodies, `<p>${END}</p>`].map((html, at) => ({
    ...aMessage(ticket, `m-${10 + at}`),
    html,
  }))
  server = await startTestServer({
    accounts: [jonas],
    tickets: [{ ticket, messages }],
    filesDir,
  })
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== server.url && protocol !== 'data:') elsewhere.push(request.url())
  })
  page.on('dialog', (dialog) => {
    elsewhere.push(`says ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/).first()).toBeVisible()
  await row(page, ticket.id).click()
  await expect(page.locator('.mail')).toHaveCount(messages.length)
  await expect(page.locator('.mail').last()).toHaveText(END)
  return elsewhere
}

/** The first of them. */
const mail = (page: Page) => page.locator('.mail').first()
const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' })

test('[SEC145] a mail full of tricks makes the page load, run and say nothing, also without the content policy', async ({
  page,
}) => {
  const elsewhere = await openMails(page, ...mailTricks(`http://127.0.0.1:${host.port}`))
  // All that a load would take: pictures of the page's own are drawn meanwhile, and the pointer goes over each link.
  for (const link of await conversation(page).locator('.mail a').all()) await link.hover()
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))))
  expect(elsewhere).toEqual([])
  expect(host.heard).toEqual([])
  expect(await host.lines()).toBe(0)
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
  expect(new URL(page.url()).origin).toBe(server.url)
})

test('[SEC146] the page has no names looked up for links that nobody follows', async ({ page }) => {
  await openMails(page, '<a href="https://reader-17.tracker.example/">Look</a>')
  await expect(page.locator('meta[http-equiv="x-dns-prefetch-control"]')).toHaveAttribute('content', 'off')
})

test('[SEC147] what is left of it is text, its shape, guarded links and places of images, of HTML alone', async ({
  page,
}) => {
  await openMails(page, ...mailTricks(`http://127.0.0.1:${host.port}`))
  const left = await conversation(page).evaluate((log) =>
    [...log.querySelectorAll('.mail *')].map((element) => ({
      space: element.namespaceURI,
      position: getComputedStyle(element).position,
      attributes: element.getAttributeNames(),
      href: element.getAttribute('href'),
    })),
  )
  expect(new Set(left.map(({ space }) => space))).toEqual(new Set(['http://www.w3.org/1999/xhtml']))
  expect(new Set(left.map(({ position }) => position))).toEqual(new Set(['static']))
  const names = new Set(left.flatMap(({ attributes }) => attributes))
  expect([...names].toSorted()).toEqual([
    'class',
    'data-image',
    'data-words',
    'href',
    'rel',
    'target',
    'title',
  ])
  const links = left.flatMap(({ href }) => href ?? [])
  expect(links.every((href) => href.startsWith(`http://127.0.0.1:${host.port}/`))).toBe(true)
  for (const words of ['Script link', 'Broken script link', 'Page in a link', 'File link', 'Own link']) {
    await expect(conversation(page).getByText(words)).toBeVisible()
    await expect(conversation(page).getByRole('link', { name: words })).toHaveCount(0)
  }
  await expect(conversation(page).getByRole('link', { name: 'Plain link' })).toHaveAttribute(
    'target',
    '_blank',
  )
})

test('[TKT110] drawings and formulas are left out whole, and the mail around them stays', async ({
  page,
}) => {
  await openMails(
    page,
    `<p>Before <svg><a href="https://a.example/"><text>Drawn link</text></a></svg><math><mi>x</mi></math> after</p>
     <svg>Drawn words<foreignObject><a href="https://a.example/">Foreign link</a></foreignObject></svg>`,
  )
  await expect(mail(page)).toHaveText(/^\s*Before\s+after\s*$/)
  await expect(mail(page).locator('svg, math, a, text')).toHaveCount(0)
})

test('[TKT111] a link says where it leads as it is asked for, and nothing within it says otherwise', async ({
  page,
}) => {
  await openMails(
    page,
    `<p title="https://bank.example/"><a href="https://bаnk.example/‮gnp.exe" title="https://bank.example/"><b title="https://bank.example/">Your bank</b></a>
     <a href="https://bank.example@other.example/">Named</a> <a href="MAILTO:mira@desk.example">Write</a></p>`,
  )
  const titleOf = (name: string) => mail(page).getByRole('link', { name }).getAttribute('title')
  expect(await titleOf('Your bank')).toBe('https://xn--bnk-6cd.example/%E2%80%AEgnp.exe')
  expect(await titleOf('Named')).toBe('https://bank.example@other.example/')
  expect(await titleOf('Write')).toBe('mailto:mira@desk.example')
  await expect(mail(page).locator('a [title]')).toHaveCount(0)
})

test('[SEC148] a mail takes no name of the page', async ({ page }) => {
  const names = ['root', 'composer-text', 'getElementById', 'cookie', 'desk', 'body', 'wasNamed']
  await openMails(
    page,
    names
      .map(
        (name) =>
          `<form id="${name}"></form><img name="${name}"><a id="${name}" name="${name}">x</a><p id="${name}">y</p>`,
      )
      .join(''),
  )
  await expect(mail(page).locator('[id], [name]')).toHaveCount(0)
  const taken = await page.evaluate(() => [
    'wasNamed' in window,
    document.getElementById('root') === document.querySelector('body > #root'),
    typeof document.getElementById,
    document.body.tagName,
  ])
  expect(taken).toEqual([false, true, 'function', 'BODY'])
})

test('[TKT112] however large its parts say they are, a mail stays in its place', async ({ page }) => {
  const deep = 2_000
  await openMails(
    page,
    `<table width="99999" height="99999" border="9999" cellpadding="9999"><tr><td colspan="99999" width="99999" nowrap>${'wide '.repeat(400)}</td></tr></table>
     <p>${'W'.repeat(20_000)}</p><hr size="99999" width="99999"><font size="7">${'big '.repeat(50)}</font>
     <img src="data:image/gif;base64,${pictures.gif.toString('base64')}" width="99999" height="99999" alt="Grown">
     <ol start="2000000000"><li>Late</li></ol>${'<blockquote>'.repeat(deep)}deep${'</blockquote>'.repeat(deep)}`,
  )
  const [within, around] = [await mail(page).boundingBox(), await conversation(page).boundingBox()]
  expect(within?.width ?? 0).toBeLessThanOrEqual(around?.width ?? 0)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  const grown = await mail(page).getByRole('img', { name: 'Grown' }).boundingBox()
  expect([grown?.width, grown?.height]).toEqual([1, 1])
  await expect(page.getByLabel(/^Message to/)).toBeInViewport()
})
