import { join } from 'node:path'
import LibsqlDatabase from 'libsql'
import { Server } from 'socket.io'
import type { PatchOf, ServerAdapter } from '../adapter'
import type { HarnessTicket } from '../ours/harnessTicket'

interface Pushed extends PatchOf {
  readonly n: number
}

/**
 * The least a correct server does: one table of tickets with the number of their last change, one of what each client
 * had carried out, every commit on the disk before it is answered. No scopes, no rights, no rules.
 */
function openTables(dir: string) {
  const db = new LibsqlDatabase(join(dir, 'floor.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE ticket (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, json TEXT NOT NULL)')
  db.exec('CREATE INDEX ticket_by_seq ON ticket (seq)')
  db.exec('CREATE TABLE done (client TEXT, n INTEGER, PRIMARY KEY (client, n))')
  const write = db.prepare('INSERT OR REPLACE INTO ticket (id, seq, json) VALUES (?, ?, ?)')
  const read = db.prepare('SELECT json FROM ticket WHERE id = ?')
  const isDone = db.prepare('SELECT n FROM done WHERE client = ? AND n = ?')
  const markDone = db.prepare('INSERT INTO done (client, n) VALUES (?, ?)')
  const after = db.prepare('SELECT seq, json FROM ticket WHERE seq > ? ORDER BY seq LIMIT ?')
  const everything = db.prepare('SELECT json FROM ticket')
  let seq = 0
  const put = (ticket: HarnessTicket): HarnessTicket => {
    seq += 1
    write.run(ticket.id, seq, JSON.stringify(ticket))
    return ticket
  }
  const change = ({ id, patch }: PatchOf): HarnessTicket => {
    const { json } = read.get(id) as { readonly json: string }
    return put({ ...(JSON.parse(json) as HarnessTicket), ...patch })
  }
  return {
    seq: () => seq,
    seed: db.transaction((tickets: readonly HarnessTicket[]) => void tickets.map(put)),
    mutate: db.transaction((patches: readonly PatchOf[]) => patches.map(change)),
    push: db.transaction((client: string, commands: readonly Pushed[]) =>
      commands.flatMap((command) => {
        if (isDone.get(client, command.n)) return []
        markDone.run(client, command.n)
        return [change(command)]
      }),
    ),
    after: (from: number, limit: number) =>
      after.all(from, limit) as readonly { seq: number; json: string }[],
    all: () =>
      (everything.all() as readonly { json: string }[]).map(({ json }) => JSON.parse(json) as HarnessTicket),
    close: () => db.close(),
  }
}

export const createServer: ServerAdapter['createServer'] = async ({ http, port, dir }) => {
  const tables = openTables(dir)
  const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
  io.on('connection', (socket) => {
    socket.on(
      'pull',
      ({ from, limit }: { from: number; limit: number }, answer: (reply: unknown) => void) => {
        const rows = tables.after(from, limit)
        const to = rows.at(-1)?.seq ?? from
        answer({
          tickets: rows.map(({ json }) => JSON.parse(json) as unknown),
          to,
          more: rows.length === limit,
        })
      },
    )
    socket.on(
      'push',
      ({ client, commands }: { client: string; commands: Pushed[] }, answer: (reply: unknown) => void) => {
        const tickets = tables.push(client, commands)
        if (tickets.length > 0) socket.broadcast.emit('change', { tickets, seq: tables.seq() })
        answer({ tickets, done: commands.map(({ n }) => n) })
      },
    )
  })
  return {
    url: `http://127.0.0.1:${port}`,
    seed: async (tickets) => tables.seed(tickets),
    mutate: async (patches) => {
      const tickets = tables.mutate(patches)
      io.emit('change', { tickets, seq: tables.seq() })
    },
    all: async () => tables.all(),
    close: async () => {
      await io.close()
      tables.close()
    },
  }
}
