import { BlockList, isIPv4, isIPv6 } from 'node:net'

type Net = readonly [address: string, prefix: number]

/** IANA's special-purpose registries (RFC 6890), and what lies in public space and answers inside a cloud only. */
const KEPT_V4: readonly Net[] = [
  // This network, private use, shared by carriers, loopback, link-local with most metadata services.
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  // Protocol assignments, examples, relays from IPv6, measuring.
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, broadcast.
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure's own services, seen from its machines.
  ['168.63.129.16', 32],
]
/** Of IPv6 only this is handed out for the internet; all else (mapped, translated, local, multicast) is outside it. */
const GLOBAL_V6: readonly Net[] = [['2000::', 3]]
const KEPT_V6: readonly Net[] = [
  // Protocol assignments with Teredo, examples, and 6to4, which carries an IPv4 address inside.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

function listOf(nets: readonly Net[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, family)
  return list
}
const keptV4 = listOf(KEPT_V4, 'ipv4')
const keptV6 = listOf(KEPT_V6, 'ipv6')
const globalV6 = listOf(GLOBAL_V6, 'ipv6')

/** Whether an address is one of the public internet (SEC131). False for whatever is not plainly one, zones included. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !keptV4.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return globalV6.check(address, 'ipv6') && !keptV6.check(address, 'ipv6')
}
