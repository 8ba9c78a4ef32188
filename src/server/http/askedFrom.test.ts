import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createAddressOf, createIsAskedFromHere } from './askedFrom'

/** A request that reaches the server from this computer, as it does from a web server before it, or from another. */
function aRequest(headers: IncomingMessage['headers'], from = '127.0.0.1'): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: from })
  return Object.assign(new IncomingMessage(socket), { headers })
}

const named = createAddressOf('X-Forwarded-For')

it('[SEC161] who asks through a web server of this computer is told by the last name in the header that was named', () => {
  expect(named(aRequest({ 'x-forwarded-for': '192.0.2.7' }))).toBe('192.0.2.7')
  expect(named(aRequest({ 'x-forwarded-for': '10.0.0.1, 192.0.2.7' }))).toBe('192.0.2.7')
  expect(named(aRequest({ 'x-forwarded-for': '10.0.0.1, 2001:db8::7 ' }))).toBe('2001:db8:0:0')
})

it('[SEC161] what is no address, or comes from another computer, or was not named, is not believed', () => {
  for (const said of ['', 'somebody', '192.0.2.7, unknown', '192.0.2.7:80']) {
    expect(named(aRequest({ 'x-forwarded-for': said }))).toBe('127.0.0.1')
  }
  expect(named(aRequest({}))).toBe('127.0.0.1')
  expect(named(aRequest({ 'x-forwarded-for': '192.0.2.7' }, '198.51.100.9'))).toBe('198.51.100.9')
  expect(createAddressOf(null)(aRequest({ 'x-forwarded-for': '192.0.2.7' }))).toBe('127.0.0.1')
})

it('[SEC183] addresses of one IPv6 network of 64 bits are one, however they are written, and IPv4 addresses are each their own', () => {
  const counted = (said: string) => named(aRequest({ 'x-forwarded-for': said }))
  const same = ['2001:db8:7::1', '2001:DB8:7:0:ffff::', '2001:0db8:0007:0000:1:2:3:4', '2001:db8:7::1%eth0']
  expect(new Set(same.map(counted))).toEqual(new Set(['2001:db8:7:0']))
  expect([counted('2001:db8:7:1::1'), counted('2001:db8::')]).toEqual(['2001:db8:7:1', '2001:db8:0:0'])
  expect([counted('::1'), counted('fe80::1:2:3:4')]).toEqual(['0:0:0:0', 'fe80:0:0:0'])
  expect(counted('::ffff:192.0.2.7')).not.toBe(counted('::ffff:192.0.2.8'))
})

it('[SEC162] the header that was named gives a web server of this computer away, whatever stands in it', () => {
  const here = createIsAskedFromHere('X-Real-IP')
  const host = 'localhost:4180'
  expect(here(aRequest({ host }))).toBe(true)
  for (const said of ['192.0.2.7', '127.0.0.1', '']) {
    expect(here(aRequest({ host, 'x-real-ip': said }))).toBe(false)
  }
  expect(here(aRequest({ host, 'x-forwarded-for': '192.0.2.7' }))).toBe(false)
  expect(createIsAskedFromHere(null)(aRequest({ host, 'x-real-ip': '192.0.2.7' }))).toBe(true)
})
