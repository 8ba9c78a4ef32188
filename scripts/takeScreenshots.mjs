// @ts-check
// `npm run screenshots`: starts a server with demo work and takes every picture of docs/screenshots anew, in both themes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from './build.mjs'
import { chromiumArgs, findOrInstallChromium } from './chromium.mjs'
import { projectRoot } from './run.mjs'

const folder = join(projectRoot, 'docs', 'screenshots')
const boardSize = { width: 1440, height: 900 }
const wallSize = { width: 1920, height: 1080 }
const themes = /** @type {const} */ (['dark', 'light'])

/** @typedef {{ url: string, signIn: { email: string, password: string } }} Ready */

/** @param {string} data */
async function startServer(data) {
  const server = fork(
    join(projectRoot, 'out', 'server', 'main.js'),
    ['--no-open', '--port', '0', '--data', data],
    {
      silent: true,
    },
  )
  const [ready] = /** @type {[Ready]} */ (await once(server, 'message'))
  return { server, ready }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {Ready} ready
 */
async function signIn(page, ready) {
  await page.getByLabel('E-mail').fill(ready.signIn.email)
  await page.getByLabel('Password', { exact: true }).fill(ready.signIn.password)
  await page.getByRole('button', { name: /^Sign in/ }).click()
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {'dark' | 'light'} theme
 */
async function takeAll(browser, theme) {
  const data = mkdtempSync(join(tmpdir(), 't-minus-pictures-'))
  const { server, ready } = await startServer(data)
  const context = await browser.newContext({ viewport: boardSize, colorScheme: theme })
  const page = await context.newPage()
  /** @param {string} name @param {import('@playwright/test').Page} [of] */
  const take = (name, of = page) => of.screenshot({ path: join(folder, `${name}-${theme}.png`) })

  await page.goto(ready.url)
  await page.getByLabel('E-mail').waitFor()
  await take('sign-in')
  await signIn(page, ready)
  await page.getByRole('timer').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await take('board')

  const wall = await context.newPage()
  await wall.setViewportSize(wallSize)
  await wall.goto(`${ready.url}/wallboard`)
  await wall.getByRole('timer').first().waitFor()
  await take('wallboard', wall)
  await wall.close()

  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /^Message to/ }).waitFor()
  await take('ticket')
  // Asked for the third time, it tells of the resolution, which has most to tell.
  for (let asked = 0; asked < 3; asked += 1) await page.keyboard.press('y')
  await page.getByRole('heading', { name: 'Why is this due then?' }).waitFor()
  await take('why')
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await page.getByPlaceholder('Type to choose').waitFor()
  await take('priority')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  server.kill('SIGKILL')
  await page
    .getByText(/Offline since/)
    .first()
    .waitFor()
  await page.keyboard.press('a')
  await page.keyboard.press('Shift+S')
  // The reading goes stale, and is drawn so, once the server has been silent for a minute.
  await page.waitForTimeout(63_000)
  await take('offline')

  await context.close()
  rmSync(data, { recursive: true, force: true })
}

if (!(await build())) process.exit(1)
const found = findOrInstallChromium()
if ('why' in found) {
  process.stderr.write(`${found.why}\n`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: found.executable, args: chromiumArgs })
await Promise.all(themes.map((theme) => takeAll(browser, theme)))
await browser.close()
process.stdout.write(`The pictures are in ${folder}.\n`)
