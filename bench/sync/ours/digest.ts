import type { HarnessTicket } from './harnessTicket'

/** FNV-1a over the UTF-16 units of a text, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** The harness's digest of a set of tickets, whatever their order: "count:xor:sum" of row hashes, in hex. */
export function createTicketDigest() {
  let count = 0
  let xor = 0
  let sum = 0
  return {
    add: ({ id, status, assignee, rev, updatedAt, subject, body }: HarnessTicket): void => {
      const hash = fnv1a([id, status, assignee, rev, updatedAt, subject, body].join('|'))
      count += 1
      xor = (xor ^ hash) >>> 0
      sum = (sum + hash) >>> 0
    },
    value: (): string => `${count}:${xor.toString(16)}:${sum.toString(16)}`,
  }
}
