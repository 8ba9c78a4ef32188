import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { aDesk, anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { firstWallboard, wallboardId } from '#shared/domain/wallboard'

const supervisor = anAccount('Aiko Tanaka', 'supervisor')
let now: Instant
const opened = (id: string, queue = 'network') =>
  aTicket()
    .id(id)
    .inQueue(queue)
    .priority('P1')
    .openedAt(plusMs(now, -2 * MINUTE_MS))
    .build()

let server: TestServer
test.beforeEach(async () => {
  now = instant(Date.now())
  server = await startTestServer({
    accounts: [supervisor],
    desk: aDesk({ name: 'Hall desk' }),
    queues: ['network', 'payroll'].map((name) => ({ id: queueId(name), name })),
    tickets: [opened('20401')],
    filesDir: join(import.meta.dirname, '../../../out/renderer'),
  })
})
test.afterEach(() => server.close())

async function consoleOfSupervisor(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(server.url)
  await signInOn(page, supervisor.email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  return page
}

const codeOn = async (wall: Page): Promise<string> => {
  const code = wall.locator('.code.figures')
  await expect(code).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/)
  return (await code.textContent()) ?? ''
}

async function openDisplays(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Aiko Tanaka/ }).click()
  await page.getByRole('menuitem', { name: 'Confirm a display' }).click()
}

/** A screen without hands that a supervisor has let in. */
async function letIn(browser: Browser): Promise<{ readonly wall: Page; readonly supervisor: Page }> {
  const wall = await (await browser.newContext()).newPage()
  await wall.goto(`${server.url}/wallboard.html`)
  const code = await codeOn(wall)
  const page = await consoleOfSupervisor(browser)
  await openDisplays(page)
  await page.getByLabel('Code on the screen').fill(code.toLowerCase())
  await page.getByLabel('Name of the screen').fill('Hall')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('Hall shows the wallboard in a moment.')).toBeVisible()
  await expect(page.getByLabel('Code on the screen')).toHaveValue('')
  await expect(page.getByLabel('Name of the screen')).toHaveValue('')
  await expect(wall.locator('.queues h2')).toHaveText('1 open')
  return { wall, supervisor: page }
}

test('[WBD32] wallboard left alone through a server restart', async ({ browser }) => {
  test.setTimeout(150_000)
  const { wall } = await letIn(browser)
  const head = wall.getByRole('heading', { name: 'Hall desk' })
  await expect(head).toBeVisible()

  await server.kill()
  const clock = wall.locator('.next .clock').first()
  const reading = (await clock.textContent()) ?? ''
  await expect(clock).not.toHaveText(reading)
  await server.restart()
  await server.intake(opened('20402'))
  await expect(wall.locator('.queues h2')).toHaveText('2 open', { timeout: 45_000 })

  // The network goes and comes; what changed meanwhile shows.
  await wall.context().setOffline(true)
  await server.intake(opened('20403'))
  await wall.context().setOffline(false)
  await expect(wall.locator('.queues h2')).toHaveText('3 open', { timeout: 45_000 })

  // A page that crashed is loaded anew, as it is every night: nobody has to sign in.
  await wall.reload()
  await expect(wall.locator('.queues h2')).toHaveText('3 open')
  await expect(wall.locator('.code')).toHaveCount(0)
})

test('[WBD32] a page that is loaded while the server is away shows what was known, and the present when it is back', async ({
  browser,
}) => {
  test.setTimeout(150_000)
  const { wall } = await letIn(browser)
  // The page itself comes from the browser's own store, as in the desktop app, so only the server's answers are missing.
  await wall.route('**/api/**', (route) => route.abort())
  await wall.route('**/socket.io/**', (route) => route.abort())
  await wall.reload()
  await expect(wall.locator('.queues h2')).toHaveText('1 open')
  await server.intake(opened('20402'))
  await wall.unrouteAll()
  await expect(wall.locator('.queues h2')).toHaveText('2 open', { timeout: 45_000 })
})

test('[WBD28] what a supervisor changes shows at once on the display, queues too', async ({ browser }) => {
  const { wall, supervisor: page } = await letIn(browser)
  await server.intake(opened('30401', 'payroll'))
  await expect(wall.locator('.queues h2')).toHaveText('2 open')
  // Another window of the supervisor's, who chose to stay signed in.
  const editor = await page.context().newPage()
  await editor.goto(`${server.url}/wallboard`)
  await expect(editor.locator('.queues h2')).toHaveText('2 open')
  await editor.keyboard.press('e')
  await editor.getByLabel('Title').fill('Night network')
  await editor.getByLabel('All queues, also those to come').uncheck()
  await editor.getByLabel('payroll').uncheck()
  await editor.getByLabel('By channel').uncheck()
  await editor.getByLabel(/Show today/).check()
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(wall.getByRole('heading', { name: 'Night network' })).toBeVisible()
  await expect(wall.locator('.queues h2')).toHaveText('1 open')
  await expect(wall.locator('.channels')).toHaveCount(0)
  await expect(wall.locator('.budget')).toBeVisible()
})

test('[WBD34] of two who set up one wallboard the second is told of the first, looks at theirs, and saves over it if they will', async ({
  browser,
}) => {
  const { wall, supervisor: page } = await letIn(browser)
  const editors = await Promise.all(
    ['First', 'Second'].map(async (title) => {
      const editor = await page.context().newPage()
      await editor.goto(`${server.url}/wallboard`)
      await expect(editor.locator('.queues h2')).toHaveText('1 open')
      await editor.keyboard.press('e')
      await editor.getByLabel('Title').fill(title)
      return editor
    }),
  )
  const [first, second] = editors
  if (!first || !second) throw new Error('two editors')
  await first.getByRole('button', { name: 'Save' }).click()
  await expect(wall.getByRole('heading', { name: 'First' })).toBeVisible()
  await second.getByRole('button', { name: 'Save' }).click()
  await expect(second.getByRole('alert')).toHaveText(/^Aiko Tanaka changed this wallboard meanwhile\./)
  await second.getByRole('button', { name: 'Look at theirs' }).click()
  await expect(second.getByLabel('Title')).toHaveValue('First')
  await expect(second.getByLabel('Title')).toBeDisabled()
  await second.getByRole('button', { name: 'Back to mine' }).click()
  await expect(second.getByLabel('Title')).toHaveValue('Second')
  await second.getByRole('button', { name: 'Save mine instead' }).click()
  await expect(wall.getByRole('heading', { name: 'Second' })).toBeVisible()
})

test('[WBD13] axe finds nothing in the list of displays, in either theme', async ({ browser }) => {
  const { supervisor: page } = await letIn(browser)
  for (const theme of ['dark', 'light']) {
    await page.evaluate((shown) => {
      document.documentElement.dataset['theme'] = shown
    }, theme)
    expect(await axeFaults(page, 'dialog'), theme).toEqual([])
  }
})

test('[WBD33] a display that is sent away shows a fresh code', async ({ browser }) => {
  const { wall, supervisor: page } = await letIn(browser)
  const away = page.getByRole('button', { name: 'Send Hall away' })
  await away.click()
  await away.click()
  await expect(page.getByText('Hall was sent away. It shows a new code.')).toBeVisible()
  const code = await codeOn(wall)
  await expect(wall.getByText('This screen was sent away.')).toContainText(
    'ask a supervisor to confirm the code',
  )
  await wall.reload()
  expect(await codeOn(wall)).not.toBe(code)
})

test('[WBD55] Escape leaves the sign-in of a screen for its code', async ({ browser }) => {
  const wall = await (await browser.newContext()).newPage()
  await wall.goto(`${server.url}/wallboard.html`)
  await codeOn(wall)
  await wall.getByRole('button', { name: 'Sign in with a password' }).click()
  await wall.getByLabel('E-mail').fill('aiko')
  await wall.keyboard.press('Escape')
  await codeOn(wall)
})

test('[WBD56] a supervisor chooses in the list what a display shows, and it shows that in a moment', async ({
  browser,
}) => {
  const { wall, supervisor: page } = await letIn(browser)
  await server.intake(opened('30401', 'payroll'))
  await expect(wall.locator('.queues h2')).toHaveText('2 open')
  const choice = page.getByLabel('Wallboard on Hall')
  await expect(choice).toHaveCount(0)
  const night = { ...firstWallboard('Night network'), id: wallboardId('night'), queues: [queueId('network')] }
  await server.store.saveWallboard(night, supervisor)
  await expect(choice).toBeVisible()
  const show = page.getByRole('button', { name: 'Show there' })
  await expect(show).toHaveAttribute('aria-disabled', 'true')
  await choice.selectOption('Night network')
  await show.click()
  await expect(page.getByText('Hall shows “Night network” in a moment.')).toBeVisible()
  await expect(page.getByText(/^Night network, confirmed by Aiko Tanaka/)).toBeVisible()
  await expect(show).toBeFocused()
  await expect(wall.getByRole('heading', { name: 'Night network' })).toBeVisible()
  await expect(wall.locator('.queues h2')).toHaveText('1 open')
})

test('[WBD53] a display is sent away when that was asked twice, and a press too many or Escape keeps it', async ({
  browser,
}) => {
  const { supervisor: page } = await letIn(browser)
  const away = page.getByRole('button', { name: 'Send Hall away' })
  const question = page.getByText('Send Hall away? Somebody has to read its new code there')
  const keep = page.getByRole('button', { name: 'Keep' })
  await away.dblclick()
  await expect(question).toBeVisible()
  await keep.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(away).toBeFocused()
  await away.press('Enter')
  await expect(keep).toBeFocused()
  await keep.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(away).toBeFocused()
  await away.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Hall was sent away. It shows a new code.')).toBeVisible()
})

test('[WBD50] a wall that somebody turned away from the desk shows it again when it is left alone', async ({
  browser,
}) => {
  const wall = await (await browser.newContext()).newPage()
  await wall.clock.install()
  await wall.goto(`${server.url}/wallboard.html`)
  await codeOn(wall)
  await wall.getByRole('button', { name: 'Sign in with a password' }).click()
  await expect(wall.getByLabel('E-mail')).toBeVisible()
  await wall.clock.fastForward('02:01')
  await codeOn(wall)

  await wall.getByRole('button', { name: 'Sign in with a password' }).click()
  await signInOn(wall, supervisor.email)
  await expect(wall.locator('.queues h2')).toHaveText('1 open')
  await wall.keyboard.press('e')
  await expect(wall.getByLabel('Title')).toHaveValue('Hall desk')
  await wall.clock.fastForward('02:01')
  await expect(wall.locator('.queues h2')).toHaveText('1 open')
  await wall.keyboard.press('e')
  await wall.getByLabel('Title').fill('Half of a name')
  await wall.clock.fastForward('02:01')
  await expect(wall.getByLabel('Title')).toHaveValue('Half of a name')
})

test('[WBD51] the list of displays follows a screen that comes up, and says nothing that it does not know', async ({
  browser,
}) => {
  const { supervisor: page } = await letIn(browser)
  await expect(page.getByText(/^Last there/)).toBeVisible({ timeout: 15_000 })
  await server.kill()
  await expect(page.getByText('The server cannot be reached.')).toBeVisible()
  await expect(page.getByText(/^Last there/)).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await openDisplays(page)
  await expect(page.getByText('The server cannot be reached.')).toBeVisible()
  await expect(page.getByText('No display has been let in.')).toHaveCount(0)
  await page.getByLabel('Code on the screen').fill('K7M4PX')
  await page.getByLabel('Name of the screen').fill('Hall')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('The wallboards of this server are not known yet.')).toBeVisible()
})

test('[WBD61] what is missing or wrong at a screen or a wallboard is said by the page, with the focus on it', async ({
  browser,
}) => {
  const page = await consoleOfSupervisor(browser)
  await openDisplays(page)
  const code = page.getByLabel('Code on the screen')
  const screenName = page.getByLabel('Name of the screen')
  await expect(page.getByLabel('Wallboard')).toHaveText('Hall desk')
  await screenName.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(/^That is no code\./)
  await expect(code).toBeFocused()
  await code.fill('K7M4PX')
  await code.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Give the screen a name.')
  await expect(screenName).toBeFocused()
  await screenName.fill('Hall')
  await screenName.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(/^No screen shows that code now\./)
  await expect(code).toBeFocused()

  await page.goto(`${server.url}/wallboard.html`)
  await expect(page.locator('.queues h2')).toHaveText('1 open')
  await page.keyboard.press('e')
  const wrong = async (label: string, value: string, sentence: string) => {
    const field = page.getByLabel(label)
    const before = await field.inputValue()
    await field.fill(value)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert')).toHaveText(sentence)
    await expect(field).toBeFocused()
    await field.fill(before)
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await wrong('Title', ' ', 'Give the wallboard a title.')
  await wrong('Read from (metres)', '40', 'Set a distance from 1 to 30 metres.')
  await wrong('Screen diagonal (inches)', '', 'Set a screen from 10 to 200 inches.')
  await page.getByLabel(/^Show today/).check()
  await wrong('Kept at least (%)', '100', 'Set a share from 50 % to less than 100 %.')
  await page.getByLabel('Read from (metres)').fill('5.25')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Hall desk' })).toBeVisible()
})

test('[WBD53] a supervisor removes a wallboard when asked twice, and not the first one', async ({
  browser,
}) => {
  const page = await consoleOfSupervisor(browser)
  await page.goto(`${server.url}/wallboard.html`)
  await expect(page.locator('.queues h2')).toHaveText('1 open')
  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0)
  await page.getByRole('button', { name: 'New wallboard' }).click()
  await page.getByLabel('Title').fill('Night shift')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Night shift' })).toBeVisible()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Remove “Night shift” for everybody?')).toBeVisible()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Hall desk')
  await expect(page.locator('#wall-choice option')).toHaveText(['Hall desk'])
})
