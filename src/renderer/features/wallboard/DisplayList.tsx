import { useState } from 'react'
import type { Wallboard } from '#shared/domain/wallboard'
import type { Display } from '#shared/protocol/displays'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useWallClock } from '../../desk/deskContext'
import { Button } from '../../ui/Button'
import { AskedTwice } from './AskedTwice'

interface DisplayListProps {
  readonly displays: readonly Display[]
  readonly wallboards: readonly Wallboard[]
  /** Shows another wallboard on a display. */
  readonly onShow: (display: Display, wallboard: Wallboard) => Promise<void>
  readonly onRevoke: (display: Display) => Promise<void>
}

/** The displays that were let in, each with what it shows and the way out. */
export function DisplayList({ displays, wallboards, onShow, onRevoke }: DisplayListProps) {
  if (displays.length === 0) return <p className="lead">{say('wallboard:displays.none')}</p>
  return (
    <ul className="display-list">
      {displays.map((display) => (
        <li key={display.id}>
          <About display={display} wallboards={wallboards} />
          <AskedTwice
            verb={say('wallboard:displays.revokeOf', { name: display.name })}
            question={say('wallboard:displays.revokeAsk', { name: display.name })}
            onDo={() => void onRevoke(display)}
          />
          {wallboards.length > 1 ? (
            <ShownChoice display={display} wallboards={wallboards} onShow={onShow} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function About({
  display,
  wallboards,
}: Pick<DisplayListProps, 'wallboards'> & { readonly display: Display }) {
  const now = useNow()
  const wallClock = useWallClock()
  const { wallboard, confirmedBy: person, confirmedAt, seenAt } = display
  const title = wallboards.find(({ id }) => id === wallboard)?.title ?? wallboard
  return (
    <span>
      <b>{display.name}</b>
      <small>
        {say('wallboard:displays.about', {
          wallboard: title,
          person,
          when: wallClock.stamp(confirmedAt, now),
        })}
      </small>
      <small>
        {seenAt === null
          ? say('wallboard:displays.unseen')
          : say('wallboard:displays.seen', { when: wallClock.stamp(seenAt, now) })}
      </small>
    </span>
  )
}

/** Chosen first and shown by a press: walking a closed list with the arrows would change the wall at each step. */
function ShownChoice({
  display,
  wallboards,
  onShow,
}: Pick<DisplayListProps, 'wallboards' | 'onShow'> & { readonly display: Display }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const wallboard = wallboards.find(({ id }) => id === (chosen ?? display.wallboard))
  const isShown = wallboard === undefined || wallboard.id === display.wallboard
  return (
    <div className="shown-choice">
      <select
        aria-label={say('wallboard:displays.choice', { name: display.name })}
        value={wallboard?.id ?? ''}
        onChange={({ target }) => setChosen(target.value)}
      >
        {wallboard === undefined ? <option value="">{display.wallboard}</option> : null}
        {wallboards.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <Button
        isTall
        refusedBecause={isShown ? say('wallboard:displays.showsIt') : null}
        onPress={() => {
          if (wallboard) void onShow(display, wallboard).then(() => setChosen(null))
        }}
      >
        {say('wallboard:displays.show')}
      </Button>
    </div>
  )
}
