import { Search } from 'lucide-react'
import { useState } from 'react'
import { type Urgency } from '#shared/domain/sla/urgency'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { KeyCaps } from '../../ui/KeyCaps'
import {
  groupWords,
  type KeyCommandId,
  keyCommandIds,
  keyCommands,
  keyGroups,
  keyWords,
} from '../../ui/keys/keyCommands'

interface LegendEntry {
  readonly level: Urgency
  readonly sign: string
  readonly parts: readonly (readonly [digits: string, unit: string])[]
  readonly name: string
  readonly words: string
}

const legend: readonly LegendEntry[] = [
  {
    level: 'breach',
    sign: 'T+',
    parts: [['01:12', '']],
    name: 'Breached',
    words: ', filled. T+ counts up from the due time.',
  },
  {
    level: 'near',
    sign: 'T−',
    parts: [['04:32', '']],
    name: 'Under 5 min',
    words: ', thick line. T− counts down to it.',
  },
  { level: 'soon', sign: 'T−', parts: [['21:50', '']], name: 'Under 30 min', words: ', thin line.' },
  {
    level: 'later',
    sign: 'T−',
    parts: [
      ['2', 'd'],
      ['04', 'h'],
    ],
    name: 'Later',
    words: ', plain. Hours and days above one hour.',
  },
  {
    level: 'paused',
    sign: '‖',
    parts: [['12:04', '']],
    name: 'Paused',
    words: ', striped and frozen. The reason stands beside it.',
  },
]

const Legend = () => (
  <div className="legend" role="group" aria-label="How to read a clock">
    {legend.map(({ level, sign, parts, name, words }) => (
      <div key={level}>
        <span className="clock" data-urgency={level} aria-hidden="true">
          <span className="sign">{sign}</span>
          {parts.map(([digits, unit]) => (
            <span key={unit} className="part">
              {digits}
              {unit === '' ? null : <small>{unit}</small>}
            </span>
          ))}
        </span>
        <p>
          <b>{name}</b>
          {words}
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

/** Every key there is, and how to read a clock. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('')
  const isFound = (label: string) => label.toLowerCase().includes(search.trim().toLowerCase())
  return (
    <Dialog label="Keys" className="sheet" onClose={onClose}>
      <header>
        <h2>Keys</h2>
        <label className="search">
          <Search className="icon" size={14} aria-hidden="true" />
          <input
            type="search"
            placeholder="Find a key"
            aria-label="Find a key"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <span className="spacer" />
        <Button look="quiet" onPress={onClose} keys="back">
          Close
        </Button>
      </header>
      <div className="groups">
        {keyGroups.map((group) => {
          const found = keyCommandIds.filter((id) => keyCommands[id].group === group && isFound(keyWords(id)))
          return found.length === 0 ? null : <Group key={group} name={groupWords(group)} ids={found} />
        })}
      </div>
      {keyCommandIds.some((id) => isFound(keyWords(id))) ? null : (
        <p className="none">No key is called that.</p>
      )}
      <Legend />
    </Dialog>
  )
}
