import { mkdtempSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { openStore } from '#server/db/openStore'
import { clientId, commandId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { benchAccount } from './sync/ours/benchDesk'
import { carry } from './sync/ours/harnessTicket'
import { registerPatch } from './sync/ours/patchCommand'

registerPatch()
const { makeTickets } = await import('/tmp/bench-sync/lib/tickets.mjs' as string)
const st = await openStore(mkdtempSync('/tmp/fanprof/d-'))
if (!st.ok) throw 1
const store = st.value
const tickets = makeTickets(200)
await store.writeTickets(tickets.map(carry), [])
const c = clientId('c1')
await store.openClient(c, benchAccount.id, 1)
let n = 0
const one = async () => {
  n++
  const d = await store.decideAll(
    c,
    1,
    benchAccount,
    [
      {
        n,
        id: commandId(crypto.randomUUID()),
        name: 'patch',
        version: 1,
        ticketId: ticketId(tickets[n % 200].id),
        args: { stamp: n, rev: n, status: 'open' },
        at: instant(Date.now()),
        baseV: 0 as any,
      },
    ],
    instant(Date.now()),
  )
  const x = d[0] as any
  if (x.ack.status !== 'applied') throw new Error(JSON.stringify(x))
}
const N = Number(process.env.N ?? 500)
for (let r = 0; r < 4; r++) {
  const t = performance.now(),
    u = process.cpuUsage()
  for (let i = 0; i < N; i++) await one()
  const v = process.cpuUsage(u)
  console.log(
    'decide us',
    (((performance.now() - t) / N) * 1000).toFixed(0),
    'user',
    (v.user / N).toFixed(0),
    'sys',
    (v.system / N).toFixed(0),
  )
}
const s = new Session()
s.connect()
s.post('Profiler.enable')
s.post('Profiler.setSamplingInterval', { interval: 100 })
s.post('Profiler.start')
for (let i = 0; i < N; i++) await one()
s.post('Profiler.stop', (e, { profile }: any) =>
  writeFileSync('/tmp/fanprof/micro.cpuprofile', JSON.stringify(profile)),
)
{
  const t = performance.now()
  for (let i = 0; i < 200; i++) {
    await one()
    await store.onDisk()
  }
  console.log('with disk us', ((performance.now() - t) / 200) * 1000)
}
await store.close()
