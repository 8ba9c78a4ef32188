// @ts-check
// `npm start`: build what is not built, start the server, open the console on Electron or in a browser.
import { fork, spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findOrDownloadElectron, whyNoDisplay } from './electronBinary.mjs'
import { callersFolder, projectRoot } from './run.mjs'

/** @typedef {{ url: string, signIn: { email: string, password: string } | null }} Ready */

const args = process.argv.slice(2)
const mayOpen = !args.includes('--no-open')

if (!(await build())) {
  process.stderr.write('The build failed, so nothing was started. The lines above say where.\n')
  process.exit(1)
}

const server = fork(join(projectRoot, 'out', 'server', 'main.js'), args, { cwd: callersFolder })
const stopping = new AbortController()
/** @type {import('node:child_process').ChildProcess | null} */
let desktop = null

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/** @param {Ready} ready */
function printAddress({ url, signIn }) {
  say(`Open ${url} in a browser.`)
  if (signIn) say(`Sign in as ${signIn.email} with the password ${signIn.password}`)
  say('Ctrl-C stops it.')
}

/** @param {string} url */
function openBrowser(url) {
  const command =
    { darwin: 'open', win32: 'explorer' }[/** @type {string} */ (process.platform)] ?? 'xdg-open'
  const notOpened = () => say('No browser could be opened; use the address above.')
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .once('error', notOpened)
    // Windows' explorer says 1 whether it opened something or not.
    .once('exit', (code) => code !== 0 && process.platform !== 'win32' && notOpened())
    .unref()
}

/**
 * @param {string} executable
 * @param {string} url
 */
function openDesktop(executable, url) {
  const rootOnly = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  desktop = spawn(executable, [...rootOnly, projectRoot, `--server=${url}`], { stdio: 'ignore' })
  desktop.once('error', (error) => say(`The desktop window did not open: ${error.message}`))
  desktop.once('exit', (code, signal) => {
    if (stopping.signal.aborted) return
    const end = code === 0 ? 'is closed' : `ended with ${code === null ? signal : `code ${code}`}`
    say(`The desktop window ${end}; the server goes on at ${url}. Ctrl-C stops it.`)
  })
}

/** @param {Ready} ready */
async function openConsole(ready) {
  printAddress(ready)
  if (!mayOpen) return
  const electron = await findOrDownloadElectron(stopping.signal)
  if (stopping.signal.aborted) return
  if ('executable' in electron) return openDesktop(electron.executable, ready.url)
  say(`The desktop window is not opened because ${electron.why}; a browser shows the same console.`)
  if (!whyNoDisplay()) openBrowser(ready.url)
}

function stop() {
  stopping.abort()
  // A signal would end the server at once on Windows; losing its starter ends it in order.
  if (process.platform !== 'win32') server.kill('SIGTERM')
  else if (server.connected) server.disconnect()
}

server.on('message', (message) => {
  const ready = /** @type {{ ready?: boolean } & Ready} */ (message)
  if (ready.ready) void openConsole(ready)
})
server.once('exit', (code, signal) => {
  if (code === null && !stopping.signal.aborted) say(`The server was ended from outside by ${signal}.`)
  stopping.abort()
  desktop?.kill()
  process.exitCode = code ?? 1
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop)
