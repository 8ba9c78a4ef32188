import { say } from '#shared/words/say'

/** One thing a key does: what is printed on its key caps, and what tinykeys listens for. */
interface KeyCommandShape {
  readonly group: KeyGroup
  readonly caps: readonly string[]
  readonly bindings: readonly string[]
}

const command = (group: KeyGroup, caps: readonly string[], bindings: readonly string[]): KeyCommandShape => ({
  group,
  caps,
  bindings,
})

/** Every key of the console. Buttons, hints, the key sheet and the listeners all read this one list. */
export const keyCommands = {
  next: command('move', ['J'], ['j', 'ArrowDown']),
  previous: command('move', ['K'], ['k', 'ArrowUp']),
  open: command('move', ['Enter'], ['Enter']),
  openWindow: command('move', ['Shift', 'Enter'], ['Shift+Enter']),
  back: command('move', ['Esc'], ['Escape']),
  nextBand: command('move', [']'], [']', 'Alt+]', 'AltGraph+]']),
  pageDown: command('move', ['PgDn'], ['PageDown']),
  pageUp: command('move', ['PgUp'], ['PageUp']),
  top: command('move', ['Home'], ['Home']),
  bottom: command('move', ['End'], ['End']),
  explain: command('move', ['Y'], ['y']),
  acknowledge: command('act', ['A'], ['a']),
  take: command('act', ['T'], ['t']),
  assign: command('act', ['E'], ['e']),
  changePriority: command('act', ['P'], ['p']),
  moveToQueue: command('act', ['Q'], ['q']),
  waitForCustomer: command('act', ['W'], ['w']),
  waitFor: command('act', ['U'], ['u']),
  resume: command('act', ['B'], ['b']),
  resolve: command('act', ['R'], ['r']),
  reopen: command('act', ['O'], ['o']),
  merge: command('act', ['V'], ['v']),
  snooze: command('act', ['S'], ['s']),
  copyLink: command('act', ['L'], ['l']),
  undo: command('act', ['Z'], ['z', '$mod+z']),
  reply: command('write', ['M'], ['m', 'c']),
  note: command('write', ['N'], ['n']),
  attach: command('write', ['Ctrl', 'Shift', 'F'], ['$mod+Shift+f']),
  send: command('write', ['Ctrl', 'Enter'], ['$mod+Enter']),
  select: command('select', ['X'], ['x']),
  selectBand: command('select', ['Shift', 'X'], ['Shift+X']),
  clear: command('select', ['Esc'], []),
  view: command('views', ['1', '–', '9'], []),
  savedView: command('views', ['Shift', '1', '–', '9'], []),
  search: command('views', ['/'], ['[Shift]+/']),
  filter: command('views', ['F'], ['f']),
  syncHealth: command('anywhere', ['Shift', 'S'], ['Shift+S']),
  density: command('anywhere', ['Shift', 'D'], ['Shift+D']),
  theme: command('anywhere', ['Shift', 'L'], ['Shift+L']),
  wallboard: command('anywhere', ['G', 'W'], ['g w']),
  settings: command('anywhere', [','], ['[Shift]+,']),
  palette: command('anywhere', ['Ctrl', 'K'], ['$mod+k']),
  keys: command('anywhere', ['?'], ['[Shift]+?']),
} as const satisfies Record<string, KeyCommandShape>

export type KeyCommandId = keyof typeof keyCommands
export const keyCommandIds = Object.keys(keyCommands) as readonly KeyCommandId[]

/** What the key does, as on a button. */
export const keyWords = (id: KeyCommandId): string => say(`ui:key.${id}`)

export const keyGroups = ['move', 'act', 'write', 'select', 'views', 'anywhere'] as const
export type KeyGroup = (typeof keyGroups)[number]
export const groupWords = (group: KeyGroup): string => say(`ui:keyGroup.${group}`)
