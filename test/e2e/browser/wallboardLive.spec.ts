import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aDesk, anAccount, aTicket } from '#kit/builders'
import { heardOn } from '#kit/heardOn'
import { startTestServer, TEST_PASSWORD, type TestServer } from '#kit/startServer'
import { type Instant, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const account = anAccount('Hall Screen', 'display')
let now: Instant
/** Around the clock, so that what was opened a moment ago is under way whenever the test runs. */
const opened = (id: string) =>
  aTicket()
    .id(id)
    .priority('P1')
    .openedAt(plusMs(now, -2 * MINUTE_MS))
    .build()

let server: TestServer
test.beforeAll(async () => {
  now = instant(Date.now())
  server = await startTestServer({
    accounts: [account],
    desk: aDesk({ name: 'Hall desk' }),
    tickets: [opened('20401')],
    filesDir: join(import.meta.dirname, '../../../out/renderer'),
  })
})
test.afterAll(() => server.close())

test('[WBD14] the wall signs in like the board, counts on without the server and finds back by itself', async ({
  page,
}) => {
  test.setTimeout(150_000)
  await page.goto(`${server.url}/wallboard`)
  await page.getByRole('button', { name: 'Sign in with a password' }).click()
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  const open = page.locator('.queues h2')
  await expect(open).toHaveText('1 open')
  await expect(page.getByRole('heading', { name: 'Hall desk' })).toBeVisible()

  await server.kill()
  const clock = page.locator('.next .clock').first()
  const reading = (await clock.textContent()) ?? ''
  await expect(clock).not.toHaveText(reading)
  await expect(open).toHaveText('1 open')

  await server.restart()
  await server.intake(opened('20402'))
  await expect(open).toHaveText('2 open', { timeout: 45_000 })
})

test('[WBD14] a session made in another window of this computer is taken up without a hand', async ({
  context,
}) => {
  const wall = await context.newPage()
  await wall.goto(`${server.url}/wallboard`)
  await expect(wall.locator('.code.figures')).toBeVisible()
  const board = await context.newPage()
  await board.goto(server.url)
  await board.getByLabel('E-mail').fill(account.email)
  await board.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD)
  await board.getByRole('checkbox').check()
  await board.getByLabel('Password', { exact: true }).press('Enter')
  await expect(wall.locator('.queues h2')).toContainText('open', { timeout: 20_000 })
})

test('[WBD57] the code of a screen is spelled out for who hears it', async ({ page }) => {
  await page.goto(`${server.url}/wallboard`)
  const code = page.locator('.code.figures')
  await expect(code).toBeVisible()
  const spelled = (await code.innerText()).replaceAll(/\s/g, '').split('').join(' ')
  await expect.poll(() => heardOn(page)).toContain(`Code of this screen: ${spelled}`)
})
