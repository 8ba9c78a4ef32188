import { expect, type Page, test } from '@playwright/test'
import { findingsIn, outOfReach } from '#kit/accessibility'
import { drawnBoardOf, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'
import { type ServerProcess, startServerProcess } from '#kit/serverProcess'
import { temporaryFolder } from '#kit/storeFolder'

const data = temporaryFolder('t-minus-axe')
let server: ServerProcess
let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  server = await startServerProcess({ dataDir: data.path })
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await server.kill()
  await pages.close()
  data.remove()
})

interface Panel {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
}

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }
const menu = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).press('Enter', { timeout: 8_000 })
  await expect(page.getByRole('menu')).toBeVisible()
}
const dialogBy =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    await press(...keys)(page)
    await expect(page.getByRole('dialog')).toBeVisible()
  }

/** Everything that opens over the board, each by keys alone and left by Escape. */
const overBoard: readonly Panel[] = [
  { name: 'key sheet', open: dialogBy('?') },
  { name: 'palette', open: dialogBy('Control+k') },
  { name: 'snooze', open: dialogBy('s') },
  { name: 'assign', open: dialogBy('e') },
  { name: 'settings', open: dialogBy(',') },
  { name: 'filter', open: press('f') },
  { name: 'order', open: menu(/^Order: /) },
  { name: 'columns', open: menu('Columns') },
  { name: 'more filters', open: menu('Filter') },
  { name: 'saved views', open: menu('Save this view') },
  {
    name: 'saving a view',
    open: async (page) => {
      await menu('Save this view')(page)
      await page.getByRole('menuitem', { name: /^Save/ }).press('Enter')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  { name: 'account', open: menu(/Jonas Berg/) },
  { name: 'sync health', open: press('Shift+S') },
]

const overTicket: readonly Panel[] = [
  { name: 'assign', open: dialogBy('e') },
  { name: 'priority', open: dialogBy('p') },
  { name: 'queue', open: dialogBy('q') },
  { name: 'reason to wait', open: dialogBy('u') },
  { name: 'merge', open: dialogBy('v') },
  { name: 'why', open: press('y') },
  { name: 'templates', open: menu('Template') },
  {
    name: 'link',
    open: async (page) => {
      await page.getByRole('button', { name: 'Link a ticket' }).press('Enter')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
]

async function walk(page: Page, panels: readonly Panel[], place: string): Promise<readonly string[]> {
  const findings: string[] = []
  for (const { name, open } of panels) {
    await open(page)
    const [opened = 'html'] = await page.evaluate(
      (parts) => parts.filter((part) => document.querySelector(part)),
      ['dialog[open]', '[role=menu]'],
    )
    findings.push(...(await findingsIn(page, `${place}, ${name}`, opened)))
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog, [role=menu]')).toHaveCount(0)
  }
  return findings
}

test('[E2E3] no panel over the board has an accessibility finding in either theme', async ({ page }) => {
  await drawnBoard(page)
  const findings = [...(await findingsIn(page, 'board'))]
  findings.push(...(await walk(page, overBoard, 'board')))
  expect(findings).toEqual([])
})

test('[E2E3] neither the sign-in nor the wallboard and its dialogs have an accessibility finding in either theme', async ({
  page,
  context,
}) => {
  await page.goto(server.url)
  await page.getByLabel('E-mail').fill(server.signIn?.email ?? '')
  const findings = [...(await findingsIn(page, 'sign-in'))]
  await page.getByLabel('Password', { exact: true }).fill(server.signIn?.password ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('timer').first()).toBeVisible()
  const wall = await context.newPage()
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${server.url}/wallboard`)
  await expect(wall.getByRole('timer').first()).toBeVisible()
  findings.push(...(await findingsIn(wall, 'wallboard')))
  await wall.close()
  await context.setOffline(true)
  await expect(page.getByText(/^Offline since/)).toBeVisible()
  await page.keyboard.press('Shift+S')
  await expect(page.getByText('Sync health')).toBeVisible()
  findings.push(...(await findingsIn(page, 'offline and sync health')))
  expect(findings).toEqual([])
})

test('[E2E3] no panel of a ticket has an accessibility finding in either theme', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible()
  const findings = [...(await findingsIn(page, 'ticket'))]
  findings.push(...(await walk(page, overTicket, 'ticket')))
  expect(findings).toEqual([])
})

test('[E2E3] at 200 % zoom everything on the board, in its dialogs and on a ticket can be reached', async ({
  page,
}) => {
  await page.setViewportSize({ width: 720, height: 450 })
  await drawnBoard(page)
  const lost: string[] = [...(await outOfReach(page, 'board'))]
  for (const key of ['?', 's', 'e', ',', 'Control+k']) {
    await dialogBy(key)(page)
    lost.push(...(await outOfReach(page, `dialog of ${key}`)))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await row(page, '20418').click()
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible()
  lost.push(...(await outOfReach(page, 'ticket')))
  expect(lost).toEqual([])
})
