// @ts-check
// `npm run icons`: renders resources/drawings/*.svg with an installed Chromium into the PNG files that
// the app and its installers carry. Run it after a drawing changed; the PNG files are kept in the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs, findOrInstallChromium } from './chromium.mjs'
import { icnsOf, icoOf } from './iconFiles.mjs'
import { projectRoot } from './run.mjs'

const resources = join(projectRoot, 'resources')
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const TRAY_SIZE = 16
const TRAY_SCALES = [1, 1.5, 2, 3]
const TEMPLATE_SCALES = [1, 2]

/** Windows shows the urgency colours (tokens.css, dark and light); elsewhere one ink by the panel's brightness. */
const inks = {
  clear: { onDark: '#e8ecf2', onLight: '#131820' },
  soon: { onDark: '#4f9df7', onLight: '#2b6fce' },
  near: { onDark: '#ffb224', onLight: '#a66100' },
  breached: { onDark: '#ff6f43', onLight: '#c93a0e' },
  offline: { onDark: '#a3aebc', onLight: '#4b5666' },
}
const plain = { onDark: '#f4f4f5', onLight: '#1a1a1c' }

/** @param {number} scale how Electron finds the larger ones: `name@2x.png` */
const suffix = (scale) => (scale === 1 ? '' : `@${scale}x`)

/** @type {{ drawing: string, to: string, size: number, ink: string }[]} */
const pictures = APP_SIZES.map((size) => ({
  drawing: 'icon.svg',
  to: join('icons', `${size}x${size}.png`),
  size,
  ink: plain.onDark,
}))
for (const [state, colour] of Object.entries(inks)) {
  const looks = [
    { name: `${state}Template`, ink: '#000000', scales: TEMPLATE_SCALES },
    { name: `${state}-plain-on-dark`, ink: plain.onDark, scales: TRAY_SCALES },
    { name: `${state}-plain-on-light`, ink: plain.onLight, scales: TRAY_SCALES },
    { name: `${state}-colour-on-dark`, ink: colour.onDark, scales: TRAY_SCALES },
    { name: `${state}-colour-on-light`, ink: colour.onLight, scales: TRAY_SCALES },
  ]
  for (const { name, ink, scales } of looks) {
    for (const scale of scales) {
      const to = join('tray', `${name}${suffix(scale)}.png`)
      pictures.push({ drawing: join('tray', `${state}.svg`), to, size: TRAY_SIZE * scale, ink })
    }
  }
}

const found = findOrInstallChromium()
if ('why' in found) {
  process.stderr.write(`${found.why}\n`)
  process.exit(1)
}
const browser = await chromium.launch({ executablePath: found.executable, args: chromiumArgs })
const page = await browser.newPage()
for (const { drawing, to, size, ink } of pictures) {
  const svg = readFileSync(join(resources, 'drawings', drawing), 'utf8')
  const sized = svg.replace(/width="\d+" height="\d+"/, `width="${size}" height="${size}"`)
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<body style="margin:0;color:${ink}"><div style="display:flex">${sized}</div></body>`)
  const path = join(resources, to)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, await page.screenshot({ omitBackground: true }))
}
await browser.close()

/** @param {number} size */
const drawn = (size) => ({ size, png: readFileSync(join(resources, 'icons', `${size}x${size}.png`)) })
const upTo = (/** @type {number} */ most) => APP_SIZES.filter((size) => size <= most).map(drawn)
writeFileSync(join(resources, 'icons', 'icon.ico'), icoOf(upTo(256)))
writeFileSync(join(resources, 'icons', 'icon.icns'), icnsOf(upTo(1024)))
process.stdout.write(`${pictures.length} pictures drawn into resources/.\n`)
