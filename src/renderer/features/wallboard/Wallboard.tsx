import { type CSSProperties, type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import { assertNever } from '#shared/domain/assertNever'
import type { Wallboard as WallboardSetUp } from '#shared/domain/wallboard'
import type { WallboardFigures } from '#shared/protocol/wallboards'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { Wallboards } from '../../data/onDemand/wallboards'
import { useDirectory, useMirror, useSync, useWallClock } from '../../desk/deskContext'
import { useIsWhole } from '../../desk/useIsWhole'
import { BreachedTile } from './BreachedTile'
import { ChannelsTile } from './ChannelsTile'
import { type DataAge, dataAge } from './dataAge'
import { createKeptFigures } from './keptFigures'
import { NextBreachesTile } from './NextBreachesTile'
import { OnCallTile } from './OnCallTile'
import { QueuesTile } from './QueuesTile'
import { SpokenBreaches } from './SpokenBreaches'
import { TodayTile } from './TodayTile'
import { useIdlePointer } from './useIdlePointer'
import { useReload } from './useReload'
import { useVoice } from './useVoice'
import { useFigures } from './useWallboard'
import { useWallPlan } from './useWallPlan'
import { WallHead } from './WallHead'
import { createWallDesk, wallDesk } from './wallDesk'
import { type WallFigures, wallFigures } from './wallFigures'
import { linesIn, type PlacedTile, type ShownTile, tileWidth, type WallPlan, type WallRow } from './wallPlan'

export interface WallboardProps {
  readonly boards: Wallboards
  readonly wallboard: WallboardSetUp
  readonly mayChange: boolean
  readonly onSetUp: () => void
  readonly reload: () => void
}

interface TileProps {
  readonly wallboard: WallboardSetUp
  readonly mayChange: boolean
  readonly plan: WallPlan
  readonly row: WallRow
  readonly figures: WallFigures
  readonly reckoned: WallboardFigures | null
  readonly age: DataAge
}

/** What stands above a list and how high its lines are, in units. */
const LISTS = {
  onCall: { above: 15.5, line: 6.4, most: 4 },
  queues: { above: 4.1, line: 4.4, most: 8 },
} as const

const linesFor = (list: keyof typeof LISTS, row: WallRow): number =>
  linesIn(row, LISTS[list].above, LISTS[list].line, LISTS[list].most)

/** Narrower than this, in units, a queue's name would be cut to nothing: clock, promise and priority say more. */
const WIDE_ENOUGH_FOR_QUEUE = 66

function Tile({ tile, ...props }: TileProps & { readonly tile: ShownTile }) {
  const { figures, age, wallboard } = props
  const now = useNow()
  const { queues } = useDirectory()
  const wallClock = useWallClock()
  switch (tile) {
    case 'breached':
      return <BreachedTile figures={figures} hasAll={age.hasAll} now={now} />
    case 'next': {
      const hasQueue = tileWidth(props.plan, props.row, 'next') >= WIDE_ENOUGH_FOR_QUEUE
      return (
        <NextBreachesTile
          promises={figures.nextBreaches}
          queues={hasQueue ? queues : null}
          hasAll={age.hasAll}
          rows={props.plan.nextRows}
        />
      )
    }
    case 'onCall':
      return <OnCallTile hands={figures.hands} hasAll={age.hasAll} rows={linesFor('onCall', props.row)} />
    case 'queues':
      return (
        <QueuesTile
          open={figures.open}
          bands={figures.queues}
          queues={queues}
          hasAll={age.hasAll}
          rows={linesFor('queues', props.row)}
        />
      )
    case 'today':
      return (
        <TodayTile
          figures={props.reckoned}
          objective={wallboard.objective}
          mayChange={props.mayChange}
          date={wallClock.date(now)}
        />
      )
    case 'channels':
      return <ChannelsTile channels={figures.channels} hasAll={age.hasAll} />
    default:
      return assertNever(tile)
  }
}

const placeOf = ({ weight, leastWidth }: PlacedTile): CSSProperties =>
  ({ '--weight': weight, '--least': leastWidth }) as CSSProperties

function Rows(props: Omit<TileProps, 'row'>): ReactNode {
  return props.plan.rows.map((row) => (
    <div
      key={row.tiles.map(({ tile }) => tile).join(' ')}
      className={row.isLow ? 'wall-row is-low' : 'wall-row'}
      style={{ '--height': row.heightUnits } as CSSProperties}
    >
      {row.tiles.map((placed) => (
        <div key={placed.tile} className="place" style={placeOf(placed)}>
          <Tile {...props} row={row} tile={placed.tile} />
        </div>
      ))}
    </div>
  ))
}

const uncounted = wallDesk([])

/** The open tickets of the wallboard's queues, counted at this beat; what says the same as before is the same. */
function useWallFigures({ queues }: WallboardSetUp, isWhole: boolean) {
  const now = useNow()
  const mirror = useMirror()
  const [readDesk] = useState(createWallDesk)
  const wall = useMemo(() => readDesk(mirror, queues), [readDesk, mirror, queues])
  const [figuresAt] = useState(createKeptFigures)
  const figures = useMemo(() => figuresAt(wall, now), [figuresAt, wall, now])
  const { nextBreaches } = figures
  return { wall, figures: isWhole ? figures : { ...wallFigures(uncounted, now), nextBreaches } }
}

function useSetUpKey(onSetUp: () => void): void {
  // Listening as soon as the wall is in sight: an effect that comes later would miss a key.
  useLayoutEffect(() => {
    const press = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (key.toLowerCase() === 'e' && !ctrlKey && !metaKey && !altKey) onSetUp()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [onSetUp])
}

/** The whole desk on one screen that nobody touches: fixed tiles, no scroll, no rotation. */
export function Wallboard({ boards, wallboard, mayChange, onSetUp, reload }: WallboardProps) {
  const now = useNow()
  const sync = useSync()
  const { desk } = useDirectory()
  const wallClock = useWallClock()
  const isWhole = useIsWhole()
  const { wall, figures } = useWallFigures(wallboard, isWhole)
  const reckoned = useFigures(boards, wallboard)
  const plan = useWallPlan(wallboard)
  const known = dataAge(sync, now)
  const age = { ...known, hasAll: known.hasAll && isWhole }
  const voice = useVoice(wallboard)
  const isIdle = useIdlePointer()
  useSetUpKey(onSetUp)
  useReload({
    connection: sync.connection.kind,
    nextBreachAt: figures.nextBreaches[0]?.clock.dueAt ?? null,
    wallClock,
    reload,
  })
  const title = wallboard.version === 0 ? (desk?.name ?? 'T-Minus') : wallboard.title
  return (
    <main
      className={isIdle ? 'wall is-idle' : 'wall'}
      aria-label={say('wallboard:wall', { title })}
      data-stale={age.isStale ? '' : undefined}
      style={{ '--u': `${plan.unitPx}px` } as CSSProperties}
    >
      <WallHead
        title={title}
        wallClock={wallClock}
        age={age}
        now={now}
        mutedBy={voice.mutedBy}
        onSetUp={onSetUp}
      />
      <Rows
        wallboard={wallboard}
        mayChange={mayChange}
        plan={plan}
        figures={figures}
        reckoned={reckoned}
        age={age}
      />
      <SpokenBreaches desk={wall} hasAll={age.hasAll} now={now} onSentence={voice.tell} />
    </main>
  )
}
