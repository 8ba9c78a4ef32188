import { type KeyCommandId, keyCommands } from './keys/keyCommands'

/** The keys of a command, as drawn beside it wherever it appears. Not read aloud: the name is enough. */
export const KeyCaps = ({ of }: { readonly of: KeyCommandId }) => (
  <span className="key-caps" aria-hidden="true">
    {keyCommands[of].caps.map((cap) => (cap === '–' ? <span key={cap}>–</span> : <kbd key={cap}>{cap}</kbd>))}
  </span>
)
