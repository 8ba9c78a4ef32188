export type KeyGroup = 'move' | 'act' | 'write' | 'views' | 'select' | 'anywhere'

/** One thing a key does: what it is called, what is printed on its key caps, and what tinykeys listens for. */
interface KeyCommandShape {
  readonly label: string
  readonly group: KeyGroup
  readonly caps: readonly string[]
  readonly bindings: readonly string[]
}

const command = (
  group: KeyGroup,
  label: string,
  caps: readonly string[],
  bindings: readonly string[],
): KeyCommandShape => ({ group, label, caps, bindings })

/** Every key of the console. Buttons, hints, the key sheet and the listeners all read this one list. */
export const keyCommands = {
  next: command('move', 'Next', ['J'], ['j', 'ArrowDown']),
  previous: command('move', 'Previous', ['K'], ['k', 'ArrowUp']),
  open: command('move', 'Open', ['Enter'], ['Enter']),
  back: command('move', 'Back', ['Esc'], ['Escape']),
  nextBand: command('move', 'Next band', [']'], [']', 'Alt+]', 'AltGraph+]']),
  top: command('move', 'Top', ['Home'], ['Home']),
  bottom: command('move', 'Bottom', ['End'], ['End']),
  explain: command('move', 'Why due then', ['Y'], ['y']),
  acknowledge: command('act', 'Acknowledge', ['A'], ['a']),
  take: command('act', 'Take', ['T'], ['t']),
  assign: command('act', 'Assign', ['E'], ['e']),
  changePriority: command('act', 'Priority', ['P'], ['p']),
  moveToQueue: command('act', 'Move to queue', ['Q'], ['q']),
  waitForCustomer: command('act', 'Wait for customer', ['W'], ['w']),
  waitFor: command('act', 'Set status', ['U'], ['u']),
  resume: command('act', 'Back to work', ['B'], ['b']),
  resolve: command('act', 'Resolve', ['R'], ['r']),
  reopen: command('act', 'Reopen', ['O'], ['o']),
  reply: command('write', 'Reply', ['M'], ['m', 'c']),
  note: command('write', 'Internal note', ['N'], ['n']),
  attach: command('write', 'Attach files', ['Ctrl', 'Shift', 'F'], ['$mod+Shift+f']),
  send: command('write', 'Send', ['Ctrl', 'Enter'], ['$mod+Enter']),
  select: command('select', 'Select', ['X'], ['x']),
  selectBand: command('select', 'Whole band', ['Shift', 'X'], ['Shift+X']),
  clear: command('select', 'Clear', ['Esc'], []),
  view: command('views', 'Go to a view', ['1', '–', '7'], []),
  search: command('views', 'Search', ['/'], ['[Shift]+/']),
  filter: command('views', 'Filter', ['F'], ['f']),
  syncHealth: command('anywhere', 'Sync health', ['Shift', 'S'], ['Shift+S']),
  density: command('anywhere', 'Row height', ['Shift', 'D'], ['Shift+D']),
  theme: command('anywhere', 'Dark or light', ['Shift', 'L'], ['Shift+L']),
  wallboard: command('anywhere', 'Wallboard', ['G', 'W'], ['g w']),
  keys: command('anywhere', 'This sheet', ['?'], ['[Shift]+?']),
} as const satisfies Record<string, KeyCommandShape>

export type KeyCommandId = keyof typeof keyCommands
export const keyCommandIds = Object.keys(keyCommands) as readonly KeyCommandId[]

export const groupWords: Record<KeyGroup, string> = {
  move: 'Move',
  act: 'Act on a ticket',
  write: 'Write',
  select: 'Select',
  views: 'Views',
  anywhere: 'Anywhere',
}
export const keyGroups = Object.keys(groupWords) as readonly KeyGroup[]
