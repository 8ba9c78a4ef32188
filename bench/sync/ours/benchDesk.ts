import { personId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'

/** Who every console of the benchmark is signed in as. */
export const benchAccount: Account = {
  id: personId('bench-supervisor'),
  name: 'Bench Supervisor',
  email: 'bench@desk.example',
  role: 'supervisor',
  queues: 'all',
}

/** The harness hands its clients one address and nothing else, so the session's token travels in it. */
export const deskAddress = (port: number, token: string): string =>
  `http://127.0.0.1:${port}/?token=${encodeURIComponent(token)}`

export function readAddress(address: string): { readonly serverUrl: string; readonly token: string } {
  const url = new URL(address)
  return { serverUrl: url.origin, token: url.searchParams.get('token') ?? '' }
}
