import { expect, type Page, test } from '@playwright/test'
import { drawnBoardOf, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

const editor = (page: Page) => page.getByRole('dialog', { name: 'Templates and guides' })
const field = (page: Page, name: string) => editor(page).getByLabel(name, { exact: true })

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: /your account$/ }).click()
  await page.getByRole('menuitem', { name: 'Templates and guides' }).click()
  await expect(editor(page)).toBeVisible()
}

test('[PAP9] supervisors reach the templates and guides from their menu and from the palette, and nobody else does', async ({
  page,
}) => {
  const inPalette = page.getByRole('option', { name: /Templates and guides/ })
  const look = async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Templates and')
  }
  await drawnBoard(page)
  await look()
  await expect(inPalette).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /your account$/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Templates and guides' })).toHaveCount(0)

  await drawnBoard(page, 'still&supervisor')
  await look()
  await inPalette.click()
  await expect(editor(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await openEditor(page)
})

test('[PAP11] [PAP12] a template is written with its gaps, shown on a ticket, offered there, removed and brought back', async ({
  page,
}) => {
  await drawnBoard(page, 'still&supervisor')
  await openEditor(page)
  const begin = editor(page).getByRole('button', { name: 'New template' })
  await begin.click()
  await expect(editor(page).getByText('Give it a title first.')).toBeVisible()
  await editor(page).getByRole('button', { name: 'Discard' }).click()
  await expect(editor(page).getByText('Choose one from the list, or begin a new one.')).toBeVisible()
  await begin.click()
  await field(page, 'Title').fill('Switch to 5G')
  await field(page, 'Queue').selectOption({ label: 'Network' })
  await field(page, 'Category').fill('Remote access')
  await field(page, 'Text').fill('Hello ')
  await editor(page)
    .getByRole('button', { name: /first name of the requester/ })
    .click()
  await expect(field(page, 'Text')).toHaveValue('Hello {{firstName}}')
  await field(page, 'Text').fill('Hello {{firstName}}, see {{case}}.')
  const preview = editor(page).getByRole('region', { name: 'On 20418 it reads' })
  await expect(preview).toContainText('Hello Helena, see {{case}}.')
  await expect(preview).toContainText('Left open for whoever sends it: {{case}}.')
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor(page).getByText('Switch to 5G is saved.')).toBeVisible()

  await editor(page).getByRole('button', { name: 'Remove' }).click()
  await expect(editor(page).getByText('Switch to 5G is removed.')).toBeVisible()
  await expect(editor(page).getByRole('button', { name: 'Switch to 5G' })).toHaveCount(0)
  await editor(page).getByRole('button', { name: 'Undo' }).click()
  await expect(editor(page).getByRole('button', { name: 'Switch to 5G' })).toBeVisible()
  await page.keyboard.press('Escape')

  await row(page, '20418').click()
  await page.getByRole('button', { name: 'Template' }).click()
  await expect(page.getByRole('menuitem', { name: 'Switch to 5G' })).toBeVisible()
})

test('[PAP13] [PAP14] without the server nothing is saved and that is said; what was begun is there again later', async ({
  page,
}) => {
  await drawnBoard(page, 'still&supervisor')
  await openEditor(page)
  await editor(page).getByRole('button', { name: 'VPN unstable', exact: true }).click()
  await expect(field(page, 'Steps, one per line')).toHaveValue(/^Confirm drop times[^]*in writing$/)
  await page.evaluate(() =>
    window.paperDesk?.connect({ kind: 'offline', since: window.paperDesk.now(), nextTryAt: null }, null),
  )
  await field(page, 'Steps, one per line').fill('Ask since when')
  await expect(editor(page).getByText(/^You are offline\./)).toBeVisible()
  const save = editor(page).getByRole('button', { name: 'Save', exact: true })
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await expect(save).toHaveAttribute('title', /^You are offline/)
  await page.keyboard.press('Escape')

  await openEditor(page)
  const entry = editor(page).getByRole('button', { name: /^VPN unstable not saved/ })
  await entry.click()
  await expect(field(page, 'Steps, one per line')).toHaveValue('Ask since when')
  await page.evaluate(() => window.paperDesk?.connect({ kind: 'live' }, window.paperDesk.now()))
  await save.click()
  await expect(editor(page).getByText('VPN unstable is saved.')).toBeVisible()
  await expect(entry).toHaveCount(0)
})

test('[PAP15] what somebody else saved meanwhile is told, can be looked at, and is replaced only when that is asked for', async ({
  page,
}) => {
  await drawnBoard(page, 'still&supervisor')
  await openEditor(page)
  await editor(page).getByRole('button', { name: 'New template' }).click()
  await field(page, 'Title').fill('Switch to 5G')
  await field(page, 'Text').fill('First words.')
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor(page).getByText('Switch to 5G is saved.')).toBeVisible()
  await field(page, 'Text').fill('My words.')
  await page.evaluate(async () => {
    const desk = window.paperDesk
    const data = desk?.directory.get().templates.find(({ title }) => title === 'Switch to 5G')
    if (data) await desk?.papers.save({ kind: 'template', data: { ...data, body: 'Her words.' } })
  })
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(
    editor(page).getByText(
      'Mira Laine saved it meanwhile. Look at theirs, then save yours in its place or discard it.',
    ),
  ).toBeVisible()
  await expect(field(page, 'Text')).toHaveValue('My words.')
  await editor(page).getByText('What they saved').click()
  await expect(editor(page).getByText('Her words.')).toBeVisible()
  await editor(page).getByRole('button', { name: 'Save mine instead' }).click()
  await expect(editor(page).getByText('Switch to 5G is saved.')).toBeVisible()
  await expect(field(page, 'Text')).toHaveValue('My words.')
  await expect(editor(page).getByText('Her words.')).toHaveCount(0)
})
