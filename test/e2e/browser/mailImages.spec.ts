import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { anAccount, aTicket } from '#kit/builders'
import { row } from '#kit/drawnBoard'
import { heardOn } from '#kit/heardOn'
import { aMessage } from '#kit/intents'
import { createPaperWeb, type PaperWeb, type PictureHost, PUBLIC, startPictureHost } from '#kit/paperWeb'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer, type TestServerOptions } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const drawn = aTicket().id('T-1').priority('P1').about('The site is down')
const drawnOther = aTicket().id('T-2').priority('P2').about('Another one')
const [ticket, other] = [drawn.build(), drawnOther.build()]
const html = `<p>This is what we see:</p>
  <p><img src="http://pictures.example/screen.png?a=1&amp;b=2" alt="The error page"></p>
  <p>The inner address: <img src="http://inside.example/status.png"></p>
  <p>Again: <img src="http://pictures.example/screen.png?a=1&amp;b=2" alt=""> and gone: <img src="https://gone.example/x.gif"></p>`
/** Opened a minute before each story: those that the file was loaded with would come due in the later ones. */
function ticketsOfNow() {
  const opened = plusMs(instant(Date.now()), -MINUTE_MS)
  const [first, second] = [drawn, drawnOther].map((one) => one.openedAt(opened).build())
  if (!first || !second) throw new Error('There are two tickets.')
  return [{ ticket: first, messages: [{ ...aMessage(first, 'm-1'), html }] }, second]
}

/** 64 by 24 and blue, so that it is seen in both themes. */
const blue = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAYCAIAAADF1mwTAAAAMUlEQVR42u3PQQkAAAgEsGtkNJPbwQ7+hMEKLNXzWgQEBAQEBAQEBAQEBAQEBAQELhaeZ0KIt4ixVAAAAABJRU5ErkJggg==',
  'base64',
)

let host: PictureHost
let web: PaperWeb
let server: TestServer
let answerPictures: (() => void) | null
let pictures: Promise<void>
test.beforeEach(async () => {
  pictures = Promise.resolve()
  answerPictures = null
  host = await startPictureHost((_request, response) => {
    void pictures.then(() => response.end(blue))
  })
  web = createPaperWeb({
    names: { 'pictures.example': [PUBLIC.pictures], 'inside.example': ['10.0.0.8'] },
    hosts: { [PUBLIC.pictures]: host.port },
  })
})
test.afterEach(async () => {
  answerPictures?.()
  await server.close()
  await host.close()
})

/** From now on pictures wait until `answerPictures` is called. */
function holdPictures(): void {
  pictures = new Promise((answer) => {
    answerPictures = answer
  })
}

async function openMail(page: Page, options: TestServerOptions = { web }): Promise<readonly string[]> {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1|data:)/.test(request.url())) elsewhere.push(request.url())
  })
  server = await startTestServer({ accounts: [jonas], tickets: ticketsOfNow(), filesDir, ...options })
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/).first()).toBeVisible()
  await openTicket(page)
  return elsewhere
}

async function openTicket(page: Page): Promise<void> {
  await row(page, ticket.id).click()
  await expect(page.locator('.mail')).toContainText('This is what we see')
}

const line = (page: Page) => page.locator('.mail-images')
const show = (page: Page) => page.getByRole('button', { name: 'Show images' })
const hide = (page: Page) => page.getByRole('button', { name: 'Hide images' })
const images = (page: Page) => page.locator('.mail img')
const OFF =
  '3 images from pictures.example, inside.example and gone.example are not shown. Once they are loaded, the sender can see that this ticket is being read.'

test('[TKT80] a mail says how many images of other computers it names, and nobody asks for them', async ({
  page,
}) => {
  const elsewhere = await openMail(page)
  await expect(line(page)).toContainText(OFF)
  await expect(images(page)).toHaveCount(0)
  await expect(page.locator('.mail').getByRole('link', { name: 'Image on pictures.example' })).toHaveCount(2)
  await row(page, other.id).click()
  await expect(page.locator('.mail')).toHaveCount(0)
  expect(web.asked).toEqual([])
  expect(host.heard).toEqual([])
  expect(elsewhere).toEqual([])
})

test('[TKT81] [TKT82] shows them when asked to, each in its place, and says of a refused one why', async ({
  page,
}) => {
  const elsewhere = await openMail(page)
  holdPictures()
  await show(page).focus()
  await page.keyboard.press('Enter')
  await expect(line(page)).toContainText('The server is loading 3 images')
  await expect(hide(page)).toBeFocused()
  await expect.poll(() => host.heard.length).toBe(1)
  answerPictures?.()
  await expect(line(page)).toContainText(
    '2 images could not be loaded. The reasons stand beside their links, which open them in your browser.',
  )
  await expect(images(page)).toHaveCount(2)
  await expect(page.getByRole('img', { name: 'The error page' })).toHaveJSProperty('naturalWidth', 64)
  await expect(page.locator('.mail p', { hasText: 'The inner address' })).toHaveText(
    'The inner address: Image on inside.example · Its address is not on the public internet, so the server does not load it.',
  )
  await expect(page.getByRole('link', { name: 'Image on gone.example' })).toHaveAttribute(
    'href',
    'https://gone.example/x.gif',
  )
  // One picture stands twice and was asked for once; to what is not public no line was opened.
  expect(host.heard.map(({ path }) => path)).toEqual(['/screen.png?a=1&b=2'])
  expect(web.asked.toSorted()).toEqual(
    ['pictures.example', `${PUBLIC.pictures}:80`, 'inside.example', 'gone.example'].toSorted(),
  )
  expect(elsewhere).toEqual([])
  await expect(hide(page)).toBeFocused()
})

test('[TKT81] forgets them with the message, and when they are hidden', async ({ page }) => {
  await openMail(page)
  await show(page).click()
  await expect(images(page)).toHaveCount(2)
  await hide(page).click()
  await expect(images(page)).toHaveCount(0)
  await expect(line(page)).toContainText(OFF)
  await expect(show(page)).toBeFocused()
  await show(page).click()
  await expect(images(page)).toHaveCount(2)
  await row(page, other.id).click()
  await openTicket(page)
  await expect(line(page)).toContainText(OFF)
  await expect(images(page)).toHaveCount(0)
  expect(host.heard).toHaveLength(2)
})

test('[TKT84] gives up the images of a message that is left', async ({ page }) => {
  await openMail(page)
  holdPictures()
  await show(page).click()
  await expect.poll(() => host.lines()).toBe(1)
  await row(page, other.id).click()
  await expect.poll(() => host.lines()).toBe(0)
  await openTicket(page)
  await expect(line(page)).toContainText(OFF)
  expect(host.heard).toHaveLength(1)
})

test('[TKT83] says that a server fetches no images, and that one is needed', async ({ page }) => {
  await openMail(page, {})
  await show(page).click()
  await expect(line(page)).toContainText(
    'are not shown: this server loads no images from elsewhere. The links open them',
  )
  await expect(show(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(page.locator('.mail-image-refused')).toHaveCount(0)
  await page.reload()
  await openTicket(page)
  await expect(line(page)).toContainText(OFF)
  await server.kill()
  await expect(line(page)).toContainText('are not shown. Loading them needs the server.')
  await expect(show(page)).toHaveAttribute('aria-disabled', 'true')
  await show(page).click({ force: true })
  await expect(line(page)).toContainText('Loading them needs the server.')
})

test('[TKT85] the line and the reasons can be read in both themes, by everybody', async ({ page }) => {
  await openMail(page)
  for (const theme of ['first', 'other']) {
    expect(await axeFaults(page, '.stream'), theme).toEqual([])
    await show(page).click()
    await expect(line(page)).toContainText('2 images could not be loaded')
    const said = /^2 images could not be loaded\. .+\.$/
    await expect.poll(async () => (await heardOn(page)).some((words) => said.test(words))).toBe(true)
    expect(await axeFaults(page, '.stream'), theme).toEqual([])
    await hide(page).click()
    await page.getByRole('log', { name: 'Conversation' }).focus()
    await page.keyboard.press('Shift+L')
  }
})
