import { Search } from 'lucide-react'
import { useEffect } from 'react'
import { HOUR_MS, instant, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { Countdown } from '#shared/domain/sla/clock'
import { readingOf } from '#shared/domain/sla/reading'
import type { Urgency } from '#shared/domain/sla/urgency'
import { say } from '#shared/words/say'
import { Announced } from '../../ui/Announced'
import { announce } from '../../ui/announcements'
import { Button } from '../../ui/Button'
import { ReadingText } from '../../ui/CountdownText'
import { Dialog, DialogHead } from '../../ui/Dialog'
import { KeyCaps } from '../../ui/KeyCaps'
import {
  groupWords,
  type KeyCommandId,
  keyCommandIds,
  keyCommands,
  keyGroups,
  keyWords,
} from '../../ui/keys/keyCommands'
import { Said } from '../../ui/Said'
import { stateOverLanguages } from '../../ui/stateOverLanguages'
import { bandWords } from './bands'
import { SETTLED_MS } from './useBoardAloud'

interface LegendEntry {
  readonly level: Urgency
  readonly clock: Countdown
}

const noon = instant(12 * HOUR_MS)
const dueIn = (leftMs: number): Countdown => ({ state: 'running', dueAt: plusMs(noon, leftMs) })

const legend: readonly LegendEntry[] = [
  { level: 'breach', clock: dueIn(-72 * SECOND_MS) },
  { level: 'near', clock: dueIn(272 * SECOND_MS) },
  { level: 'soon', clock: dueIn(1_310 * SECOND_MS) },
  { level: 'later', clock: dueIn(52 * HOUR_MS) },
  { level: 'paused', clock: { state: 'paused', remainingMs: 724 * SECOND_MS } },
]

const Legend = () => (
  <div className="legend" role="group" aria-label={say('board:sheet.legend')}>
    {legend.map(({ level, clock }) => (
      <div key={level}>
        <span className="clock" data-urgency={level} aria-hidden="true">
          <ReadingText reading={readingOf(clock, noon)} />
        </span>
        <p>
          <Said of={`board:sheet.${level}`} gaps={{ name: <b>{bandWords(level)}</b> }} />
        </p>
      </div>
    ))}
  </div>
)

const Group = ({ name, ids }: { readonly name: string; readonly ids: readonly KeyCommandId[] }) => (
  <section>
    <h3>{name}</h3>
    <dl>
      {ids.map((id) => (
        <div key={id}>
          <dt>{keyWords(id)}</dt>
          <dd>
            <KeyCaps of={id} />
            <span className="unseen">{keyCommands[id].caps.join(' ')}</span>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

interface KeySheetProps {
  /** Keys that do nothing in this window. */
  readonly without?: ReadonlySet<KeyCommandId>
  readonly onClose: () => void
}

const none: ReadonlySet<KeyCommandId> = new Set()

/** Says how many keys a search has found, once it has settled; that it found none is drawn and said so (BRD224). */
function useFoundAloud(search: string, count: number): void {
  useEffect(() => {
    if (search === '' || count === 0) return undefined
    const timer = setTimeout(() => announce(say('board:sheet.found', { count })), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [search, count])
}

const useSearch = stateOverLanguages<string>()

/** Every key of the window, and how to read a clock. */
export function KeySheet({ without = none, onClose }: KeySheetProps) {
  const [search, setSearch] = useSearch('', '')
  const sought = search.trim().toLowerCase()
  const found = keyCommandIds.filter((id) => !without.has(id) && keyWords(id).toLowerCase().includes(sought))
  useFoundAloud(sought, found.length)
  return (
    <Dialog label={say('board:sheet.title')} className="sheet" onClose={onClose}>
      <DialogHead>
        <h2>{say('board:sheet.title')}</h2>
        <label className="search">
          <Search className="icon" size={14} aria-hidden="true" />
          <input
            type="search"
            placeholder={say('board:sheet.find')}
            aria-label={say('board:sheet.find')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <span className="spacer" />
        <Button look="quiet" onPress={onClose} keys="back">
          {say('board:sheet.close')}
        </Button>
      </DialogHead>
      <div className="groups">
        {keyGroups.map((group) => {
          const ids = found.filter((id) => keyCommands[id].group === group)
          return ids.length === 0 ? null : <Group key={group} name={groupWords(group)} ids={ids} />
        })}
      </div>
      {found.length > 0 ? null : (
        <Announced as="p" className="none">
          {say('board:sheet.none')}
        </Announced>
      )}
      <Legend />
    </Dialog>
  )
}
