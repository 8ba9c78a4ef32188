// @ts-check
// `npm start`: build what is not built, start the server, open the console on Electron or in a browser.
import { fork, spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findOrDownloadElectron, whyNoDisplay } from './electronBinary.mjs'
import { projectRoot } from './run.mjs'

/** @typedef {{ url: string, signIn: { email: string, password: string } | null }} Ready */

const args = process.argv.slice(2)
const mayOpen = !args.includes('--no-open')

if (!(await build())) {
  process.stderr.write('The build failed, so nothing was started. The lines above say where.\n')
  process.exit(1)
}

const server = fork(join(projectRoot, 'out', 'server', 'main.js'), args, { cwd: process.cwd() })
/** @type {import('node:child_process').ChildProcess | null} */
let desktop = null

/** @param {Ready} ready */
function printAddress({ url, signIn }) {
  process.stdout.write(`Open ${url} in a browser.\n`)
  if (signIn) process.stdout.write(`Sign in as ${signIn.email} with the password ${signIn.password}\n`)
  process.stdout.write('Ctrl-C stops it.\n')
}

/** @param {string} url */
function openBrowser(url) {
  if (whyNoDisplay()) return
  const command =
    { darwin: 'open', win32: 'explorer' }[/** @type {string} */ (process.platform)] ?? 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => process.stdout.write('No browser could be opened; use the address above.\n'))
    .unref()
}

/** @param {Ready} ready */
function openConsole(ready) {
  if (!mayOpen) return printAddress(ready)
  const electron = findOrDownloadElectron()
  if ('why' in electron) {
    process.stdout.write(
      `The desktop window is not opened because ${electron.why}; a browser shows the same console.\n`,
    )
    printAddress(ready)
    return openBrowser(ready.url)
  }
  printAddress(ready)
  const rootOnly = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  desktop = spawn(electron.executable, [...rootOnly, projectRoot, `--server=${ready.url}`], {
    stdio: 'ignore',
  })
  desktop.once('error', (error) =>
    process.stdout.write(`The desktop window did not open: ${error.message}\n`),
  )
}

server.on('message', (message) => {
  const ready = /** @type {{ ready?: boolean } & Ready} */ (message)
  if (ready.ready) openConsole(ready)
})
server.once('exit', (code) => {
  desktop?.kill()
  process.exitCode = code ?? 1
})
// The terminal sends Ctrl-C to the whole group; a supervisor sends SIGTERM to this process alone.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
