#!/usr/bin/env node
// @ts-check
// Stands for Firefox before Playwright: starts the installed one, and hands its WebDriver BiDi on with what differs put right.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { WebSocket, WebSocketServer } from 'ws'
import { forFirefox, forPlaywright } from './dialect.mjs'

const ADDRESS = /WebDriver BiDi listening on (ws:\/\/\S+)$/
/** Messages carry files and pictures. */
const options = { perMessageDeflate: false, maxPayload: 512 * 1024 * 1024 }

const firefox = spawn(process.env['TMINUS_FIREFOX'] ?? 'firefox', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
})
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => firefox.kill(signal))
firefox.once('error', (fault) => {
  process.stderr.write(`${fault.message}\n`)
  process.exit(1)
})
firefox.once('exit', (code) => process.exit(code ?? 1))

/** @param {import('ws').RawData} message */
function textOf(message) {
  if (!Buffer.isBuffer(message))
    throw new Error('A message of this library is a Buffer unless told otherwise.')
  return message.toString('utf8')
}

/** @param {string} address */
function listen(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options })
  server.on('connection', (driver, request) => {
    const browser = new WebSocket(`${address}${request.url ?? ''}`, options)
    const isOpen = new Promise((resolve) => browser.once('open', resolve))
    driver.on('message', (message) => void isOpen.then(() => browser.send(forFirefox(textOf(message)))))
    browser.on('message', (message) => driver.send(forPlaywright(textOf(message))))
    browser.on('error', (fault) => process.stderr.write(`${fault.message}\n`))
    browser.on('close', () => driver.close())
    driver.on('close', () => browser.close())
  })
  server.on('listening', () => {
    const own = server.address()
    if (own === null || typeof own === 'string') throw new Error('A socket of this computer has a port.')
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${own.port}\n`)
  })
}

createInterface({ input: firefox.stderr }).on('line', (line) => {
  const address = ADDRESS.exec(line)?.[1]
  if (address === undefined) process.stderr.write(`${line}\n`)
  else listen(address)
})
