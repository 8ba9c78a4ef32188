import { type LucideIcon, Search } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { say } from '#shared/words/say'
import { Dialog } from '../../ui/Dialog'
import { type PickGroup, PickList } from '../../ui/PickList'
import { stateOverLanguages } from '../../ui/stateOverLanguages'
import { type Found, ranked } from './rank'

/** One thing the palette can do. */
export interface PaletteEntry {
  readonly id: string
  readonly icon: LucideIcon
  /** Stands before the title in figures: a ticket's id. */
  readonly figures: string | null
  readonly title: string
  /** What it would do, or what it is. */
  readonly hint: string
  /** Its own keys, as on key caps. */
  readonly caps: readonly string[]
  /** Why it cannot be done now, as one sentence; null when it can. */
  readonly refusedBecause: string | null
  readonly run: () => void
  /** In the place of keys: a ticket's clock. */
  readonly end?: ReactNode
}

export interface PaletteGroup {
  readonly name: string
  readonly entries: readonly PaletteEntry[]
  /** As many as are shown at once. */
  readonly most: number
  /** True where the entries answer what was typed already and in their own order. */
  readonly isSearched?: boolean
}

interface PaletteProps {
  /** What the verbs act on, as "20418 Tampere branch"; null without a ticket. */
  readonly about: string | null
  /** With the ticket, or, after Tab, without it. */
  readonly groupsFor: (typed: string, withTicket: boolean) => readonly PaletteGroup[]
  /** Offered where nothing is called what was typed; null where there is nothing to offer. */
  readonly insteadFor: ((typed: string) => PaletteEntry) | null
  readonly onClose: () => void
}

interface FoundEntry {
  readonly entry: PaletteEntry
  readonly found: readonly Found[]
}

/** The title with what was typed in bold. */
function Title({ entry, found }: FoundEntry) {
  const { title, figures } = entry
  const ends = [0, ...found.flatMap(({ from, until }) => [from, until]), title.length]
  return (
    <span className="title">
      {figures === null ? null : <span className="figures muted">{figures} </span>}
      <bdi>
        {ends.slice(1).map((end, index) => {
          const piece = title.slice(ends[index], end)
          return <Fragment key={end + index / 100}>{index % 2 === 1 ? <b>{piece}</b> : piece}</Fragment>
        })}
      </bdi>
    </span>
  )
}

const Keys = ({ caps }: { readonly caps: readonly string[] }) => (
  <span className="keys" aria-hidden="true">
    {caps.map((cap) => (
      <kbd key={cap}>{cap}</kbd>
    ))}
  </span>
)

function Line({ entry, found }: FoundEntry) {
  const Icon = entry.icon
  return (
    <>
      <Icon className="icon" size={16} aria-hidden="true" />
      <Title entry={entry} found={found} />
      <span className="effect figures">{entry.refusedBecause ?? entry.hint}</span>
      {entry.end ?? <Keys caps={entry.caps} />}
    </>
  )
}

const Foot = ({ hasTicket }: { readonly hasTicket: boolean }) => (
  <footer>
    <span>
      <Keys caps={['↑', '↓']} />
      {say('palette:move')}
    </span>
    <span>
      <Keys caps={['Enter']} />
      {say('palette:run')}
    </span>
    {hasTicket ? (
      <span>
        <Keys caps={['Tab']} />
        {say('palette:withoutTicket')}
      </span>
    ) : null}
    <span className="spacer" />
    <span>{say('palette:ownKeys')}</span>
  </footer>
)

/** What answers the typed words, group by group; those without any are left out. */
const foundIn = (groups: readonly PaletteGroup[], typed: string): readonly PickGroup<FoundEntry>[] =>
  groups
    .map(({ name, entries, most, isSearched }) => {
      const found = isSearched
        ? entries.map((entry) => ({ entry, found: [] }))
        : ranked(entries, ({ title }) => title, typed).map(({ item, found: letters }) => ({
            entry: item,
            found: letters,
          }))
      return { name, items: found.slice(0, most) }
    })
    .filter(({ items }) => items.length > 0)

const useTyped = stateOverLanguages<string>()
const useWithTicket = stateOverLanguages<boolean>()

/** Everything the console can do, by name; each line shows its own key, so that it is needed less and less (BRD60). */
export function Palette({ about, groupsFor, insteadFor, onClose }: PaletteProps) {
  const [typed, setTyped] = useTyped('', '')
  const [withTicket, setWithTicket] = useWithTicket('', about !== null)
  const found = foundIn(groupsFor(typed, withTicket), typed)
  const groups =
    found.length === 0 && typed.trim() !== '' && insteadFor !== null
      ? [{ name: say('palette:none'), items: [{ entry: insteadFor(typed), found: [] }] }]
      : found
  return (
    <Dialog label={say('palette:name')} className="picker palette" onClose={onClose}>
      <PickList<FoundEntry>
        label={say('palette:field')}
        placeholder={say('palette:placeholder')}
        about={
          <>
            <Search className="icon" size={16} aria-hidden="true" />
            {withTicket && about !== null ? <span className="about cut">{about}</span> : null}
          </>
        }
        search={typed}
        onSearch={setTyped}
        groups={groups}
        keyOf={({ entry }) => entry.id}
        isPickable={({ entry }) => entry.refusedBecause === null}
        onPick={({ entry }) => {
          // Closing gives the focus back to where it was; what is run may give it to something else.
          flushSync(onClose)
          entry.run()
        }}
        onKey={(event) => {
          const leavesTicket = event.key === 'Tab' || (event.key === 'Backspace' && typed === '')
          if (!leavesTicket || !withTicket) return event.key === 'Tab'
          setWithTicket(false)
          return true
        }}
        none={say('palette:none')}
      >
        {(line) => <Line {...line} />}
      </PickList>
      <Foot hasTicket={withTicket} />
    </Dialog>
  )
}
