import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './publicAddress'

const refused: readonly (readonly [string, ...string[]])[] = [
  ['this network', '0.0.0.0', '0.255.255.255', '::'],
  [
    'private use',
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.255.255',
  ],
  ['shared by carriers', '100.64.0.1', '100.127.255.255'],
  ['loopback', '127.0.0.1', '127.255.255.255', '::1'],
  ['link-local', '169.254.0.1', '169.254.255.255', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  ['unique local', 'fc00::1', 'fdff::1'],
  ['multicast and broadcast', '224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
  ['reserved', '240.0.0.1', '192.0.0.8', '4000::1', '1fff::1'],
  ['examples', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  ['measuring', '198.18.0.1', '198.19.255.255'],
  ['mapped from IPv4', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1'],
  [
    'translated to IPv4',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:4136:e378::1',
    '192.88.99.1',
  ],
  [
    'metadata of clouds',
    '169.254.169.254',
    'fd00:ec2::254',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
  ],
  ['no address', '', 'localhost', '127.1', '0x7f000001', '2130706433', '127.0.0.1.', '[::1]', ' 8.8.8.8'],
]

describe('which addresses images are fetched from', () => {
  it.each(refused)('[SEC131] none of: %s', (_, ...addresses) => {
    expect(addresses.filter((address) => isPublicAddress(address))).toEqual([])
  })

  it('[SEC131] those of the public internet, up to the edges of what is kept', () => {
    const open = `
      1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
      169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0
      198.17.255.255 198.20.0.0 223.255.255.255 168.63.129.17
      2001:200:: 2001:4860:4860::8888 2606:4700::1111 2a00:1450::1 2003::1`
      .trim()
      .split(/\s+/)
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([])
  })
})
