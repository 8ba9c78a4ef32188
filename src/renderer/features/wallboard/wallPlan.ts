import type { Wallboard, WallTile } from '#shared/domain/wallboard'

/** What a wallboard is drawn on. */
export interface WallScreen {
  readonly widthPx: number
  readonly heightPx: number
}

export type ShownTile = 'breached' | 'next' | WallTile

/** A tile with the share of its row that it takes. Widths are in units. */
export interface PlacedTile {
  readonly tile: ShownTile
  readonly weight: number
  readonly leastWidth: number
}

export interface WallRow {
  readonly tiles: readonly PlacedTile[]
  readonly heightUnits: number
  /** Low rows have just the height they need; the others share what is left. */
  readonly isLow: boolean
}

/** How a wallboard is laid out. One unit is a hundredth of the height of the screen that the layout was drawn for. */
export interface WallPlan {
  readonly unitPx: number
  readonly rows: readonly WallRow[]
  /** Chosen tiles for which there is no room at this size of type. */
  readonly dropped: readonly WallTile[]
  /** How many units the screen is wide. */
  readonly widthUnits: number
  /** How many of the next breaches have room. */
  readonly nextRows: number
  /** False where even the two tiles that always stand there have no room at a size that can be read from there. */
  readonly isReadable: boolean
}

export const NEXT_ROWS = 6
/**
 * Text that must be read has capitals of a two-hundredth of the distance, labels of a three-hundredth. Drawn as 5.2 and
 * 3.5 units that is a unit of 6.85 mm for 5 m, a hundredth of the height of 55 inches.
 */
const UNIT_MM_PER_METRE = 6.85 / 5
const MM_PER_INCH = 25.4

const PAD_X = 4.4
const PAD_Y = 5.6
const HEAD = 8
const GAP_X = 4.4
const GAP_Y = 2.4
const LOW_ROW = 33.4
/** Above the tiles of a low row, with its line. */
const LOW_ROW_PAD = 2.1
const NEXT_HEAD = 4.8
const NEXT_ROW = 7.2

const leastWidths: Readonly<Record<ShownTile, number>> = {
  breached: 36,
  next: 57,
  onCall: 38,
  queues: 40,
  today: 62,
  channels: 34,
}

/** Given up first when there is no room: the last one. */
const byImportance: readonly WallTile[] = ['queues', 'today', 'onCall', 'channels']

type Arrangement = readonly (readonly (readonly [ShownTile, number])[])[]

/** As drawn; the same with the queues above, for where one row has to do; two columns; a screen that stands upright; one tile below the other. */
const arrangements: readonly Arrangement[] = [
  [
    [
      ['breached', 27.5],
      ['next', 42],
      ['onCall', 25],
    ],
    [
      ['queues', 27.5],
      ['today', 42],
      ['channels', 25],
    ],
  ],
  [
    [
      ['breached', 27.5],
      ['next', 42],
      ['queues', 27],
    ],
    [
      ['onCall', 27.5],
      ['today', 42],
      ['channels', 27],
    ],
  ],
  [
    [
      ['breached', 36],
      ['next', 68],
    ],
    [
      ['queues', 42],
      ['today', 62],
    ],
    [
      ['onCall', 1],
      ['channels', 1],
    ],
  ],
  [
    [
      ['breached', 1],
      ['onCall', 1],
    ],
    [['next', 1]],
    [
      ['queues', 1],
      ['channels', 1],
    ],
    [['today', 1]],
  ],
  [[['breached', 1]], [['next', 1]], [['today', 1]], [['queues', 1]], [['onCall', 1]], [['channels', 1]]],
]

/** The size of a unit at which a wallboard can be read from its distance, on this screen. */
export function readableUnitPx({ metres, inches }: Wallboard, { widthPx, heightPx }: WallScreen): number {
  const pxPerMm = Math.hypot(widthPx, heightPx) / (inches * MM_PER_INCH)
  return UNIT_MM_PER_METRE * metres * pxPerMm
}

/**
 * Lays a wallboard out (WBD20): type is never smaller than the distance asks for, and as large as the tiles leave room.
 * What does not fit is left out whole, the least important first; then the last of the next breaches.
 */
export function wallPlan(wall: Wallboard, screen: WallScreen): WallPlan {
  const readable = readableUnitPx(wall, screen)
  const chosen = byImportance.filter((tile) => wall.tiles.includes(tile))
  for (const kept of choicesOf(chosen)) {
    const plan = roomiest(kept, NEXT_ROWS, screen, readable)
    if (plan) return { ...plan, dropped: chosen.filter((tile) => !kept.includes(tile)) }
  }
  for (let nextRows = NEXT_ROWS - 1; nextRows > 0; nextRows--) {
    const plan = roomiest([], nextRows, screen, readable)
    if (plan) return { ...plan, dropped: chosen }
  }
  return { ...tooSmall(screen), dropped: chosen }
}

/** Every choice among tiles, the best first: a more important tile counts for more than all below it. */
function choicesOf(tiles: readonly WallTile[]): readonly (readonly WallTile[])[] {
  const [first, ...others] = tiles
  if (first === undefined) return [[]]
  const further = choicesOf(others)
  return [...further.map((choice) => [first, ...choice]), ...further]
}

type Plan = Omit<WallPlan, 'dropped'>

/** How much larger the type must come out before another arrangement than the drawn one is taken. */
const WORTH_IT = 1.1

/** The arrangement of these tiles that can be drawn largest; null when none can be read. */
function roomiest(
  tiles: readonly WallTile[],
  nextRows: number,
  screen: WallScreen,
  readable: number,
): Plan | null {
  let best: Plan | null = null
  for (const rows of arrangements.flatMap((arrangement) =>
    variantsOf(rowsOf(arrangement, tiles, nextRows)),
  )) {
    const unitPx = largestUnitPx(rows, screen)
    if (unitPx < readable || (best && unitPx <= best.unitPx * WORTH_IT)) continue
    best = { ...planOf(rows, unitPx, screen), nextRows, isReadable: true }
  }
  return best
}

const FEWEST_ROWS = 3

/** Better too small than nothing, as large as it goes: somebody set a distance that this screen is not made for. */
function tooSmall(screen: WallScreen): Plan {
  const [largest = []] = arrangements
    .map((arrangement) => rowsOf(arrangement, [], FEWEST_ROWS))
    .toSorted((one, other) => largestUnitPx(other, screen) - largestUnitPx(one, screen))
  const unitPx = largestUnitPx(largest, screen)
  return { ...planOf(largest, unitPx, screen), nextRows: FEWEST_ROWS, isReadable: false }
}

interface MeasuredRow {
  readonly tiles: readonly PlacedTile[]
  readonly width: number
  readonly height: number
  readonly isLow: boolean
}

function rowsOf(
  arrangement: Arrangement,
  tiles: readonly WallTile[],
  nextRows: number,
): readonly MeasuredRow[] {
  const isShown = (tile: ShownTile): boolean => tile === 'breached' || tile === 'next' || tiles.includes(tile)
  return arrangement.flatMap((row) => {
    const shown = row.filter(([tile]) => isShown(tile))
    if (shown.length === 0) return []
    const placed = shown.map(([tile, weight]) => ({ tile, weight, leastWidth: leastWidths[tile] }))
    const height = Math.max(...shown.map(([tile]) => heightOf(tile, nextRows)))
    return [
      {
        tiles: placed,
        width: widthOf(placed),
        height,
        isLow: !shown.some(([tile]) => growing.includes(tile)),
      },
    ]
  })
}

const weightsOf = ({ tiles }: MeasuredRow): string => tiles.map(({ weight }) => weight).join()

const widthOf = (tiles: readonly PlacedTile[]): number =>
  tiles.reduce((sum, { leastWidth }) => sum + leastWidth + GAP_X, -GAP_X)

/**
 * Rows of the same columns stand under each other where each column may be as wide as its widest tile asks for; where
 * that costs too much size, each row has its own.
 */
function variantsOf(rows: readonly MeasuredRow[]): readonly (readonly MeasuredRow[])[] {
  const [first, ...others] = rows
  if (first === undefined || others.length === 0) return [rows]
  if (others.some((row) => weightsOf(row) !== weightsOf(first))) return [rows]
  const aligned = rows.map((row): MeasuredRow => {
    const tiles = row.tiles.map((placed, column) => ({
      ...placed,
      leastWidth: Math.max(...rows.map((other) => other.tiles[column]?.leastWidth ?? 0)),
    }))
    return { ...row, tiles, width: widthOf(tiles) }
  })
  return [aligned, rows]
}

const growing: readonly ShownTile[] = ['breached', 'next']

function heightOf(tile: ShownTile, nextRows: number): number {
  if (tile === 'next') return NEXT_HEAD + nextRows * NEXT_ROW
  return tile === 'breached' ? 30 : LOW_ROW
}

function largestUnitPx(rows: readonly MeasuredRow[], { widthPx, heightPx }: WallScreen): number {
  const width = 2 * PAD_X + Math.max(...rows.map((row) => row.width))
  return Math.min(widthPx / width, heightPx / heightNeeded(rows))
}

function planOf(rows: readonly MeasuredRow[], unitPx: number, { widthPx, heightPx }: WallScreen) {
  const spare = heightPx / unitPx - heightNeeded(rows)
  const share = spare / rows.filter(({ isLow }) => !isLow).length
  return {
    unitPx,
    widthUnits: widthPx / unitPx,
    rows: rows.map(
      ({ tiles, height, isLow }): WallRow => ({
        tiles,
        heightUnits: isLow ? height : height + share,
        isLow,
      }),
    ),
  }
}

const heightNeeded = (rows: readonly MeasuredRow[]): number =>
  PAD_Y + HEAD + rows.reduce((sum, { height }) => sum + height + GAP_Y, 0)

/** How many lines have room in a list of a row: what stands above them and how high each is, in units. */
export function linesIn({ heightUnits, isLow }: WallRow, above: number, line: number, most: number): number {
  const room = heightUnits - (isLow ? LOW_ROW_PAD : 0) - above
  return Math.min(most, Math.max(1, Math.floor(room / line)))
}

/** How wide a tile comes out on this screen, in units. */
export function tileWidth({ widthUnits }: WallPlan, { tiles }: WallRow, tile: ShownTile): number {
  const weights = tiles.reduce((sum, { weight }) => sum + weight, 0)
  const own = tiles.find((one) => one.tile === tile)
  const room = widthUnits - 2 * PAD_X - (tiles.length - 1) * GAP_X
  return own ? Math.max(own.leastWidth, (room * own.weight) / weights) : 0
}
