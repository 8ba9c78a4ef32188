// @ts-check

/**
 * One rule of the protocol taken out. `test` names the directed test that catches what the simulation does not meet
 * soon enough: a file and the rule in its title.
 * @typedef {import('./bundle.mjs').SourceChange & { readonly name: string, readonly test?: readonly [string, string] }} Mutant
 */

/** @type {readonly Mutant[]} */
export const mutants = [
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
    name: 'version guard: an older row replaces a newer one',
    file: 'src/shared/sync/rowGuard.ts',
    from: 'const isNewer = ours === null || row.v > ours.v || (row.v === ours.v && ours.scope !== scope)',
    to: 'const isNewer = true',
    test: ['src/shared/sync/pulling.test.ts', 'SYN10'],
  },
  {
    name: 'gap check: a live change after a gap is applied',
    file: 'src/shared/sync/pulling.ts',
    from: 'if (live.prev > state.cursor) {',
    to: 'if (live.prev < 0) {',
  },
  {
    name: 'drop on ack: an applied command leaves at once',
    file: 'src/shared/sync/pushing.ts',
    from: '    if (!isShown) continue\n',
    to: '',
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
    name: 'stale part: a part from before our cursor is applied',
    file: 'src/shared/sync/pulling.ts',
    from: 'if (!part.reset && part.from !== before.cursor) {',
    to: 'if (!part.reset && part.from > before.cursor) {',
    test: ['src/shared/sync/pulling.test.ts', 'SYN5'],
  },
  {
    name: 'to the last row: the last part brings the cursor to its last row only',
    file: 'src/server/db/pull.ts',
    from: 'const to = more ? (entries.at(-1)?.seq ?? head) : head',
    to: 'const to = entries.at(-1)?.seq ?? from',
  },
  {
    name: 'request id: any answer for the scope is taken',
    file: 'src/shared/sync/pulling.ts',
    from: 'find(([, state]) => state.outstanding === request)\n  if (!found || found[0] !== part.scope) return',
    to: 'find(([scope]) => scope === part.scope)\n  if (!found) return',
    test: ['src/shared/sync/pulling.test.ts', 'SYN4'],
  },
  {
    name: 'floor: a first load under way is reset when something is forgotten',
    file: 'src/server/db/pull.ts',
    from: 'Math.max(request.cursor, request.floor) < (scope',
    to: 'request.cursor < (scope',
    test: ['src/server/db/store.test.ts', 'SYN196'],
  },
  {
    name: 'hand-over: the new leader does not read what the old one left on disk',
    file: 'src/renderer/data/leadership.ts',
    from: 'words.run(view.load)\n      await words.settled()',
    to: '',
  },
  {
    name: 'lock: every window leads',
    file: 'src/renderer/data/leadership.ts',
    from: 'leading = ports.locks.hold(name, ending.signal, lead)',
    to: 'leading = lead(false)',
  },
  {
    name: 'upcaster: an older command is read as it is',
    file: 'src/shared/commands/upcast.ts',
    from: 'read = step(read)',
    to: 'step(read)',
    test: ['src/shared/commands/upcast.test.ts', 'OUT85'],
  },
  {
    name: 'digest: a departure is not taken out of it',
    file: 'src/shared/sync/rowGuard.ts',
    from: 'tally(turn, scope, -1, kind, row.id, ours.v)\n    turn.removeRow(key)',
    to: 'turn.removeRow(key)',
  },
  {
    name: 'offset: the way there is taken for nothing',
    file: 'src/shared/sync/clockOffset.ts',
    from: '(sample.t1 - sample.t0 + (sample.t2 - sample.t3)) / 2',
    to: 'sample.t1 - sample.t0',
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
    name: 'released too early: the cursor of the scope is not waited for',
    file: 'src/shared/sync/pushing.ts',
    from: 'followed === undefined || followed.cursor >= seq',
    to: 'true',
    test: ['src/shared/sync/pushing.test.ts', 'SYN16'],
  },
  {
    name: 'dead letter lost: a refused command leaves without a word',
    file: 'src/shared/sync/pushing.ts',
    from: 'turn.refuse(ack.n, ack.refusal)',
    to: 'turn.release(ack.n)',
  },
  {
    name: 'lost scope: its rows stay',
    file: 'src/shared/sync/membership.ts',
    from: '    if (scopes.includes(scope)) continue\n    turn.wipe(scope)\n',
    to: '    if (scopes.includes(scope)) continue\n',
  },
  {
    name: 'wipe of the wrong scopes: a reset takes all of them',
    file: 'src/shared/sync/pulling.ts',
    from: 'export function startAgain(turn: Turn, scope: Scope, state: ScopeState): void {\n  turn.wipe(scope)\n',
    to: 'export function startAgain(turn: Turn, scope: Scope, state: ScopeState): void {\n  for (const every of turn.state().scopes.keys()) turn.wipe(every)\n',
  },
  {
    name: 'set back: a server without our history is believed',
    file: 'src/shared/sync/connecting.ts',
    from: '!isOther && (!welcome.isContinued || isBehindUs(turn, welcome))',
    to: 'false',
  },
  {
    name: 'pieces: what came in parts of another opening is kept',
    file: 'src/shared/sync/connecting.ts',
    from: 'if (chapter !== turn.state().chapter) loadAgainWhatIsInPieces(turn)',
    to: '',
    test: ['src/shared/sync/pulling.test.ts', 'SYN190'],
  },
  {
    name: 'copied profile: two computers fence each other for ever',
    file: 'src/shared/sync/connecting.ts',
    from: 'isCopied: isCopied || theirs > epoch',
    to: 'isCopied',
  },
  {
    name: 'lost verdicts: what a restored server lost is not sent again',
    file: 'src/shared/sync/connecting.ts',
    from: '.length < numberedTo - decidedTo',
    to: '.length < 0',
  },
  {
    name: 'two databases: the outbox lets go before the cache has the row',
    file: 'src/renderer/data/performer.ts',
    from: '  await ports.cache.keep(commit, pages)\n  const isLeaving = commit.released.length + commit.refused.length > 0\n  const refused = isLeaving ? await ports.outbox.settle(commit) : []\n',
    to: '  const isLeaving = commit.released.length + commit.refused.length > 0\n  const refused = isLeaving ? await ports.outbox.settle(commit) : []\n  await ports.cache.keep(commit, pages)\n',
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
    name: 'lost answers: rows come before the answers that explain them',
    file: 'src/shared/sync/pulling.ts',
    from: "if (link.kind !== 'live' || isPullHeld || hasLostAnswers(turn)) return",
    to: "if (link.kind !== 'live' || isPullHeld) return",
    test: ['src/shared/sync/pulling.test.ts', 'SYN22'],
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
]
