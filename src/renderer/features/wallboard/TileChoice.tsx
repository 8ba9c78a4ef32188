import { type WallTile, wallTiles } from '#shared/domain/wallboard'
import { say } from '#shared/words/say'
import { SwitchField } from './WallFields'

/** The tiles that may be left out; what is breached and what breaches next always stand there. */
export const TileChoice = (props: {
  readonly tiles: readonly WallTile[]
  readonly onChange: (tiles: readonly WallTile[]) => void
}) => (
  <fieldset className="choices">
    <legend>{say('wallboard:set.tiles')}</legend>
    {wallTiles.map((tile) => (
      <SwitchField
        key={tile}
        label={say(`wallboard:tile.${tile}`)}
        isOn={props.tiles.includes(tile)}
        onChange={(isOn) =>
          props.onChange(wallTiles.filter((one) => (one === tile ? isOn : props.tiles.includes(one))))
        }
      />
    ))}
  </fieldset>
)
