import { type FormEvent, useEffect, useState } from 'react'
import { FIRST_WALLBOARD, type Wallboard, type WallboardId, wallboardId } from '#shared/domain/wallboard'
import { say } from '#shared/words/say'
import type { Wallboards } from '../../data/onDemand/wallboards'
import { useDirectory } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { useEscape } from '../../ui/useEscape'
import { byName } from '../../ui/words'
import { AskedTwice } from './AskedTwice'
import { ObjectiveFields } from './ObjectiveFields'
import { QueueChoice } from './QueueChoice'
import { TileChoice } from './TileChoice'
import { TroubleText } from './TroubleText'
import { useLeftAlone } from './useLeftAlone'
import type { ShownWallboard } from './useWallboard'
import { presentScreen } from './useWallPlan'
import { NumberField, SwitchField, TextField } from './WallFields'
import { fitWords } from './wallFit'
import { troubleWords } from './wallTrouble'
import { goToWrongField } from './wrongField'

interface WallSettingsProps {
  readonly boards: Wallboards
  readonly shown: ShownWallboard
  readonly zone: string
  readonly onSaved: (shown: ShownWallboard) => void
  /** Shows another wallboard here; a display has only its own. */
  readonly onChoose: ((id: WallboardId) => void) | null
  readonly onClose: () => void
}

/** Every wallboard there is; the one that is shown until the server has answered. */
function useList(boards: Wallboards, present: Wallboard) {
  const [list, setList] = useState<readonly Wallboard[]>([present])
  useEffect(() => {
    const life = new AbortController()
    const read = async () => {
      const found = await boards.list(life.signal)
      if (found.ok && !life.signal.aborted) setList(found.value.wallboards)
    }
    void read()
    return () => life.abort()
  }, [boards])
  return [list, setList] as const
}

const fresh = (from: Wallboard): Wallboard => ({
  ...from,
  id: wallboardId(`wall-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`),
  version: 0,
  title: '',
})

function WallChoice(props: {
  readonly list: readonly Wallboard[]
  readonly draft: Wallboard
  readonly onChoose: (wallboard: Wallboard) => void
  readonly onNew: (() => void) | null
}) {
  const { list, draft } = props
  return (
    <div className="field">
      <label htmlFor="wall-choice">{say('wallboard:set.which')}</label>
      <div className="choice">
        <select
          id="wall-choice"
          value={draft.id}
          onChange={({ target }) => {
            const chosen = list.find(({ id }) => id === target.value)
            if (chosen) props.onChoose(chosen)
          }}
        >
          {list.some(({ id }) => id === draft.id) ? null : (
            <option value={draft.id}>{say('wallboard:set.unsaved')}</option>
          )}
          {list.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        {props.onNew ? (
          <Button isTall onPress={props.onNew}>
            {say('wallboard:set.new')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function WallFieldset(props: {
  readonly draft: Wallboard
  readonly mayChange: boolean
  readonly zone: string
  readonly onChange: (changes: Partial<Wallboard>) => void
}) {
  const { draft, mayChange, zone, onChange } = props
  const { queues } = useDirectory()
  return (
    <fieldset disabled={!mayChange}>
      <TextField
        label={say('wallboard:set.name')}
        value={draft.title}
        onChange={(title) => onChange({ title })}
      />
      <div className="pair">
        <NumberField kind="metres" value={draft.metres} onChange={(metres) => onChange({ metres })} />
        <NumberField kind="inches" value={draft.inches} onChange={(inches) => onChange({ inches })} />
      </div>
      <Announced as="p" className="fits">
        {fitWords(draft, presentScreen())}
      </Announced>
      <TileChoice tiles={draft.tiles} onChange={(tiles) => onChange({ tiles })} />
      <QueueChoice
        chosen={draft.queues}
        queues={[...queues.values()].toSorted(byName)}
        onChange={(chosen) => onChange({ queues: chosen })}
      />
      <ObjectiveFields
        objective={draft.objective}
        zone={zone}
        onChange={(objective) => onChange({ objective })}
      />
      <SwitchField
        label={say('wallboard:set.speaks')}
        isOn={draft.speaks}
        onChange={(speaks) => onChange({ speaks })}
      />
      <SwitchField
        label={say('wallboard:set.sounds')}
        isOn={draft.sounds}
        onChange={(sounds) => onChange({ sounds })}
      />
    </fieldset>
  )
}

/** What somebody else saved while this was changed; null where they removed it. */
interface Meanwhile {
  readonly theirs: Wallboard | null
  readonly isShown: boolean
}

function SettingsVerbs(props: {
  readonly mayChange: boolean
  readonly meanwhile: Meanwhile | null
  readonly onLook: (meanwhile: Meanwhile) => void
  readonly onClose: () => void
}) {
  const { mayChange, meanwhile, onLook, onClose } = props
  return (
    <div className="do">
      {meanwhile?.theirs ? (
        <Button onPress={() => onLook({ ...meanwhile, isShown: !meanwhile.isShown })}>
          {say(meanwhile.isShown ? 'wallboard:set.lookBack' : 'wallboard:set.look')}
        </Button>
      ) : null}
      <Button onPress={onClose}>{say(mayChange ? 'wallboard:set.cancel' : 'wallboard:set.back')}</Button>
      {mayChange ? (
        <Button look="primary" type="submit">
          {say(meanwhile === null ? 'wallboard:set.save' : 'wallboard:set.saveOver')}
        </Button>
      ) : null}
    </div>
  )
}

/** The wallboard as it is being set up, what is wrong with it, and what somebody else saved meanwhile. */
function useWallDraft(wallboard: Wallboard) {
  const [draft, setDraft] = useState(wallboard)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const change = (changes: Partial<Wallboard>): void => {
    setDraft({ ...draft, ...changes })
    // What was wrong is being mended; what somebody else saved is still so.
    if (meanwhile === null) setTrouble(null)
  }
  return { draft, setDraft, change, trouble, setTrouble, meanwhile, setMeanwhile }
}

/** What a wallboard shows and from how far it is read: a plain screen for whoever stands before it with a keyboard. */
export function WallSettings({ boards, shown, zone, onSaved, onChoose, onClose }: WallSettingsProps) {
  const { mayChange } = shown
  const [list, setList] = useList(boards, shown.wallboard)
  const { draft, setDraft, change, trouble, setTrouble, meanwhile, setMeanwhile } = useWallDraft(
    shown.wallboard,
  )
  useEscape(onClose)
  const [first] = useState(shown.wallboard)
  useLeftAlone(draft === first ? onClose : null)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wrong = goToWrongField(event.currentTarget, draft)
    if (wrong !== null) return setTrouble(wrong)
    const saved = await boards.save({ ...draft, title: draft.title.trim() })
    if (!saved.ok) {
      if (saved.refusal.why === 'changed') {
        const theirs = saved.refusal.changed?.theirs ?? null
        // From here on it replaces theirs, and theirs alone.
        setDraft({ ...draft, version: theirs?.version ?? 0 })
        setMeanwhile({ theirs, isShown: false })
      }
      return setTrouble(troubleWords(saved.refusal))
    }
    onSaved(saved.value)
    onChoose?.(saved.value.wallboard.id)
    onClose()
  }
  const choose = (wallboard: Wallboard) => {
    setDraft(wallboard)
    setTrouble(null)
    setMeanwhile(null)
    if (!mayChange) onChoose?.(wallboard.id)
  }
  const remove = async () => {
    const removed = await boards.remove(draft.id)
    if (!removed.ok) return setTrouble(troubleWords(removed.refusal))
    const left = list.filter(({ id }) => id !== draft.id)
    setList(left)
    const [next] = left
    if (next === undefined) return onClose()
    choose(next)
    onChoose?.(next.id)
  }
  const isRemovable = mayChange && draft.id !== FIRST_WALLBOARD && list.some(({ id }) => id === draft.id)
  const lookedAt = meanwhile?.isShown ? meanwhile.theirs : null
  return (
    <main className="wall-settings">
      <form noValidate onSubmit={(event) => void save(event)}>
        <h1>{say('wallboard:set.title')}</h1>
        {mayChange ? null : <p className="lead">{say('wallboard:set.lookOnly')}</p>}
        {onChoose ? (
          <WallChoice
            list={list}
            draft={draft}
            onChoose={choose}
            onNew={mayChange ? () => setDraft(fresh(draft)) : null}
          />
        ) : null}
        {onChoose && isRemovable ? (
          <AskedTwice
            key={draft.id}
            verb={say('wallboard:set.remove')}
            question={say('wallboard:set.removeAsk', { title: draft.title })}
            onDo={() => void remove()}
          />
        ) : null}
        <WallFieldset
          draft={lookedAt ?? draft}
          mayChange={mayChange && lookedAt === null}
          zone={zone}
          onChange={change}
        />
        <TroubleText sentence={trouble} />
        <SettingsVerbs {...{ mayChange, meanwhile, onClose }} onLook={setMeanwhile} />
      </form>
    </main>
  )
}
