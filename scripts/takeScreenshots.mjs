// @ts-check
// `npm run screenshots`: pictures of twelve states in both themes and four languages, from a server with demo work.
// They go to out/screenshots, or to `--to DIR`; `--size 1024x700` draws windows of that size, `--language fi` one
// language only. At the usual size the pictures that README.md shows are replaced in docs/screenshots.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from './build.mjs'
import { chromiumArgs, findOrInstallChromium } from './chromium.mjs'
import { readCommandLine, refuse } from './commandLine.mjs'
import { projectRoot } from './run.mjs'
import { takeStates } from './screenshotStates.mjs'

const USUAL_SIZE = '1440x900'
const EXAMPLE = 'npm run screenshots -- --size 1024x700 --language fi'
const { values: asked } = readCommandLine(
  {
    options: {
      to: { type: 'string', default: join('out', 'screenshots') },
      size: { type: 'string', default: USUAL_SIZE },
      language: { type: 'string' },
    },
  },
  EXAMPLE,
)
const folder = resolve(projectRoot, asked.to)
const themes = /** @type {const} */ (['dark', 'light'])
const locales = { en: 'en-GB', fi: 'fi-FI', ru: 'ru-RU', ja: 'ja-JP' }
if (!/^[1-9]\d{2,3}x[1-9]\d{2,3}$/.test(asked.size))
  refuse(`--size "${asked.size}" is no size of a window`, EXAMPLE)
if (asked.language !== undefined && !Object.hasOwn(locales, asked.language))
  refuse(`--language "${asked.language}" is none of ${Object.keys(locales).join(', ')}`, EXAMPLE)
const [width = 0, height = 0] = asked.size.split('x').map(Number)
const shownInReadme = ['board', 'ticket-why', 'wallboard'].map((name) => join('en', `${name}-dark.webp`))
/** Legible at a fifth of the size of a PNG; those of the README are sharp as well. */
const qualityOf = (/** @type {string} */ file) => (shownInReadme.includes(file) ? 85 : 45)

/** @param {string} data */
async function startServer(data) {
  const server = fork(
    join(projectRoot, 'out', 'server', 'main.js'),
    ['--no-open', '--port', '0', '--data', data],
    { silent: true },
  )
  const [ready] = /** @type {[{ url: string, signIn: { email: string, password: string } }]} */ (
    await once(server, 'message')
  )
  return { ...ready, kill: () => void server.kill('SIGKILL') }
}

/**
 * A picture in each theme of what stands on the page; Playwright itself takes no WebP.
 * @param {import('@playwright/test').Page} page
 * @param {string} language
 * @param {string} name
 */
async function takeInBothThemes(page, language, name) {
  const devTools = await page.context().newCDPSession(page)
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const file = join(language, `${name}-${colorScheme}.webp`)
    const { data } = await devTools.send('Page.captureScreenshot', {
      format: 'webp',
      quality: qualityOf(file),
    })
    writeFileSync(join(folder, file), Buffer.from(data, 'base64'))
  }
  await devTools.detach()
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} language
 * @param {string} locale
 */
async function takeLanguage(browser, language, locale) {
  const data = mkdtempSync(join(tmpdir(), 't-minus-pictures-'))
  const desk = await startServer(data)
  const usual = { locale, viewport: { width, height }, colorScheme: themes[0] }
  mkdirSync(join(folder, language), { recursive: true })
  try {
    await takeStates(
      (options) => browser.newContext({ ...usual, ...options }),
      desk,
      (name, page) => takeInBothThemes(page, language, name),
    )
  } finally {
    desk.kill()
    rmSync(data, { recursive: true, force: true })
  }
}

if (!(await build())) process.exit(1)
const found = findOrInstallChromium()
if ('why' in found) {
  process.stderr.write(`${found.why}\n`)
  process.exit(1)
}
const wanted = Object.entries(locales).filter(([language]) => (asked.language ?? language) === language)
const browser = await chromium.launch({ executablePath: found.executable, args: chromiumArgs })
try {
  await Promise.all(wanted.map(([language, locale]) => takeLanguage(browser, language, locale)))
} finally {
  await browser.close()
}
if (asked.size === USUAL_SIZE && wanted.some(([language]) => language === 'en')) {
  const shown = join(projectRoot, 'docs', 'screenshots')
  mkdirSync(shown, { recursive: true })
  for (const file of shownInReadme) copyFileSync(join(folder, file), join(shown, basename(file)))
}
process.stdout.write(`The pictures are in ${folder}.\n`)
