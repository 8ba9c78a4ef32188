// @ts-check
import { serverMutants } from './serverMutants.mjs'

/**
 * One rule of the protocol taken out. `test` names the directed test that catches what the simulation does not meet
 * soon enough: a file and the rule in its title.
 * @typedef {import('./bundle.mjs').SourceChange & { readonly name: string, readonly test?: readonly [string, string] }} Mutant
 */

/** @type {readonly Mutant[]} */
export const mutants = [
  ...serverMutants,
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
    from: '    if (!isShown || !isSecondShown(turn, intent, seq)) continue\n',
    to: '',
  },
  {
    name: 'stale part: a part from before our cursor is applied',
    file: 'src/shared/sync/pulling.ts',
    from: 'if (!part.reset && part.from !== before.cursor) {',
    to: 'if (!part.reset && part.from > before.cursor) {',
    test: ['src/shared/sync/pulling.test.ts', 'SYN5'],
  },
  {
    name: 'request id: any answer for the scope is taken',
    file: 'src/shared/sync/pulling.ts',
    from: 'find(([, state]) => state.outstanding === request)\n  if (!found || found[0] !== part.scope) return',
    to: 'find(([scope]) => scope === part.scope)\n  if (!found) return',
    test: ['src/shared/sync/pulling.test.ts', 'SYN4'],
  },
  {
    name: 'hand-over: the new leader does not read what the old one left on disk',
    file: 'src/renderer/data/leadership.ts',
    from: '      words.run(view.load)\n      await words.settled()\n',
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
    from: 'tally(turn, scope, kind, row.id, ours.v, null)\n    turn.removeRow(key)',
    to: 'turn.removeRow(key)',
  },
  {
    name: 'offset: the way there is taken for nothing',
    file: 'src/shared/sync/clockOffset.ts',
    from: '(sample.t1 - sample.t0 + (sample.t2 - sample.t3)) / 2',
    to: 'sample.t1 - sample.t0',
  },
  {
    name: 'released too early: the cursor of the scope is not waited for',
    file: 'src/shared/sync/pushing.ts',
    from: 'if (followed === scope || isBehind',
    to: 'if (isBehind',
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
    name: 'lost answers: rows come before the answers that explain them',
    file: 'src/shared/sync/pulling.ts',
    from: '|| hasLostAnswers(turn)) return',
    to: ') return',
    test: ['src/shared/sync/pulling.test.ts', 'SYN22'],
  },
  {
    name: 'verdicts of a lost truth: what a restored server had carried out is taken for done',
    file: 'src/shared/sync/connecting.ts',
    from: '  forgetLostVerdicts(turn, welcome)\n',
    to: '',
    test: ['src/shared/sync/setBack.test.ts', 'SYN240'],
  },
  {
    name: 'verdicts of a lost truth: one whose number a copy used since is believed in another chapter',
    file: 'src/shared/sync/connecting.ts',
    from: 'chapter === known && n <= lastN',
    to: 'n <= lastN',
    test: ['src/shared/sync/setBack.test.ts', 'SYN360'],
  },
  {
    name: 'while reading: what another window says is taken at once',
    file: 'src/renderer/data/leadership.ts',
    from: '  words.run(() => filling)\n',
    to: '',
    test: ['src/renderer/data/lateWords.test.ts', 'OUT100'],
  },
  {
    name: 'late word: the clock that a frozen window hears of is believed',
    file: 'src/renderer/data/status.ts',
    from: 'Math.abs(wallNow(clock) - saidAt) <= FRESH_MS',
    to: 'Math.abs(wallNow(clock) - saidAt) < Infinity',
    test: ['src/renderer/data/lateWords.test.ts', 'CLK11'],
  },
  {
    name: 'other words: a row of a restored server is known by its number alone',
    file: 'src/renderer/data/mirror.ts',
    from: 'JSON.stringify(known.data) === JSON.stringify(data)',
    to: 'true',
    test: ['src/renderer/data/mirror.test.ts', 'OUT90'],
  },
  {
    name: 'takeover: a window that opens does not notice that it is replaced',
    file: 'src/renderer/data/createDeskData.ts',
    from: 'throw takeover.hasHappened() ? ',
    to: 'throw takeover.hasHappened() && false ? ',
    test: ['src/renderer/data/lateWords.test.ts', 'OUT101'],
  },
  {
    name: 'replaced: a window of an older release goes on as if it had the store',
    file: 'src/renderer/data/createDeskData.ts',
    from: "    status.endAs('replaced')\n    leave()",
    to: '    leave()',
  },
  {
    name: 'pair: of a command over two tickets only the first is waited for',
    file: 'src/shared/sync/pushing.ts',
    from: '!isShown || !isSecondShown(turn, intent, seq)',
    to: '!isShown',
    test: ['src/shared/sync/pushing.test.ts', 'SYN241'],
  },
  {
    name: 'old row: a command leaves while a scope is loaded that may bring its ticket as it was',
    file: 'src/shared/sync/pushing.ts',
    from: 'if (followed === scope || isBehind || outstanding !== null) return false',
    to: 'if (followed === scope) return false',
    test: ['src/shared/sync/pushing.test.ts', 'SYN242'],
  },
  {
    name: 'taken rows: a scope whose row another took is believed in another chapter',
    file: 'src/shared/sync/connecting.ts',
    from: '!state.isWhole || state.ahead > state.cursor',
    to: '!state.isWhole',
    test: ['src/shared/sync/setBack.test.ts', 'SYN244'],
  },
  {
    name: 'order: what comes after numbers that may be another’s goes out with them',
    file: 'src/shared/sync/pushing.ts',
    from: 'inFlight.every(({ first }) => first > decidedTo)',
    to: 'inFlight.every(({ first }) => first > 0)',
    test: ['src/shared/sync/pushing.test.ts', 'SYN345'],
  },
  {
    name: 'set back: only the cache knows that all is to be sent again',
    file: 'src/shared/sync/connecting.ts',
    from: "  if (!isSetBack) turn.effect({ kind: 'set-back' })\n",
    to: '',
    test: ['src/shared/sync/setBack.test.ts', 'SYN346'],
  },
]
