// @ts-check

/**
 * Rules of the server taken out, one by one.
 * @type {readonly import('./mutantTable.mjs').Mutant[]}
 */
export const serverMutants = [
  {
    name: 'dedupe: a number decided on is carried out again',
    file: 'src/server/db/decide.ts',
    from: 'if (intent.n <= row.last_n) return',
    to: 'if (intent.n < 0) return',
  },
  {
    name: 'gap: a number beyond the next is accepted',
    file: 'src/server/db/decide.ts',
    from: 'if (intent.n > expected) return',
    to: 'if (intent.n < 0) return',
    test: ['src/server/db/decide.test.ts', 'SYN114'],
  },
  {
    name: 'move-out: no departure is left in the old scope',
    file: 'src/server/db/commitChanges.ts',
    from: 'entries.push({ scope: before.scope, kind, id, seq: at, live: 0 })',
    to: '',
  },
  {
    name: 'reset: a cursor older than what is remembered is not reset',
    file: 'src/server/db/pull.ts',
    from: 'const reset = isForgotten || isAhead',
    to: 'const reset = isAhead',
  },
  {
    name: 'fence at hello: a late hello of an old socket takes the session',
    file: 'src/server/db/syncStore.ts',
    from: 'if (epoch <= known.epoch) return refused',
    to: 'if (epoch < 0) return refused',
    test: ['test/integration/serverSync.test.ts', 'SYN134'],
  },
  {
    name: 'fanned no-op: a live change is linked below its scope’s head and hides a gap',
    file: 'src/server/db/commitChanges.ts',
    from: 'return [scope, { prev: head, head,',
    to: 'return [scope, { prev: BEFORE_ALL, head,',
  },
  {
    name: 'to the last row: the last part brings the cursor to its last row only',
    file: 'src/server/db/pull.ts',
    from: 'const to = more ? (entries.at(-1)?.seq ?? head) : head',
    to: 'const to = entries.at(-1)?.seq ?? from',
  },
  {
    name: 'floor: a first load under way is reset when something is forgotten',
    file: 'src/server/db/pull.ts',
    from: 'Math.max(request.cursor, request.floor) < (scope',
    to: 'request.cursor < (scope',
    test: ['src/server/db/store.test.ts', 'SYN196'],
  },
  {
    name: 'floor not set: a first load does not remember when it began',
    file: 'src/server/db/pull.ts',
    from: 'const floor = from === BEFORE_ALL ? head : request.floor',
    to: 'const floor = request.floor',
    test: ['src/server/db/store.test.ts', 'SYN109'],
  },
  {
    name: 'poison pill: a refused command does not use up its number',
    file: 'src/server/db/decide.ts',
    from: 'await records.putClient({ ...client, last_n: intent.n })',
    to: "if (ack.status !== 'rejected') await records.putClient({ ...client, last_n: intent.n })",
  },
  {
    name: 'rooms: a console stays in the rooms of what was withdrawn',
    file: 'src/server/sync/seating.ts',
    from: 'for (const scope of before) if (!now.includes(scope)) await socket.leave(scope)',
    to: '',
  },
  {
    name: 'permission: a command is judged by no queue',
    file: 'src/server/db/decide.ts',
    from: 'if (!found || !canWorkIn(account, found.data.queue)) return',
    to: 'if (!found) return',
    test: ['test/integration/serverSync.test.ts', 'SEC5'],
  },
  {
    name: 'part inside a commit: a part ends in the middle of a number',
    file: 'src/server/db/pull.ts',
    from: 'entries: entries.slice(0, commitStart), more: true',
    to: 'entries, more: true',
    test: ['src/server/db/store.test.ts', 'SYN108'],
  },
  {
    name: 'once: an intent under another number is carried out again',
    file: 'src/server/db/decide.ts',
    from: 'const known = await answerElsewhere(records, account.id, intent)',
    to: 'const known = null',
    test: ['src/server/db/decide.test.ts', 'SYN195'],
  },
  {
    name: 'older words: the protocol before is told of lagging',
    file: 'src/server/sync/budget.ts',
    from: 'seat.protocol < LAG_SINCE || ',
    to: '',
    test: ['src/server/sync/budget.test.ts', 'SYN177'],
  },
  {
    name: 'older words: live changes go to the protocol before as they are',
    file: 'src/server/sync/fanOut.ts',
    from: "socket.emit('live', toOlderLive(asSeenFrom(socket, live)))",
    to: "socket.emit('live', reckoned(asSeenFrom(socket, live), reckoner))",
    test: ['test/integration/protocolOne.test.ts', 'SYN177'],
  },
  {
    name: 'pages: the versions of a page are those of its last row',
    file: 'src/server/db/packPart.ts',
    from: 'entries.map(({ seq }) => seq).join',
    to: 'entries.map(() => entries.at(-1)?.seq).join',
  },
  {
    name: 'shared parts: a first load is given out as it was before a change',
    file: 'src/server/sync/sharedParts.ts',
    from: 'if (changed.has(shared.scope)) drop(key, shared)',
    to: 'if (changed.size > 1_000) drop(key, shared)',
    test: ['src/server/sync/sharedParts.test.ts', 'SYN158'],
  },
  {
    name: 'attachments: a message may name what was never uploaded',
    file: 'src/server/db/decide.ts',
    from: '  if (contents.length === 0) return true\n',
    to: '  if (contents.length >= 0) return true\n',
    test: ['test/integration/attachments.test.ts', 'ATT6'],
  },
  {
    name: 'disk: a command is answered before it is on the disk',
    file: 'src/server/writing.ts',
    from: '      await onDisk()\n',
    to: '',
  },
  {
    name: 'mark: what is told before it is on the disk names its command',
    file: 'src/server/writing.ts',
    from: '({ ...live, by: null })',
    to: 'live',
  },
]
