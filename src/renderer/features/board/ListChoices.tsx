import { ArrowDownNarrowWide, Columns3 } from 'lucide-react'
import { boardColumnSchema, boardOrderSchema } from '#shared/domain/savedView'
import { say } from '#shared/words/say'
import { Menu } from '../../ui/Menu'
import { useBoard } from './boardStore'
import { MenuCheck } from './FilterChip'

/** In which order the list stands. */
export function OrderChoice() {
  const order = useBoard((board) => board.order)
  const sortBy = useBoard((board) => board.sortBy)
  return (
    <span className="chip is-plain">
      <Menu
        label={say('savedView:orderIs', { order: say(`savedView:order.${order}`) })}
        buttonClass="chip-face"
        placement="right"
        face={
          <>
            <ArrowDownNarrowWide className="icon" size={14} aria-hidden="true" />
            <span className="sort-words">{say(`savedView:order.${order}`)}</span>
          </>
        }
      >
        {boardOrderSchema.options.map((option) => (
          <MenuCheck
            key={option}
            role="menuitemradio"
            isChecked={option === order}
            label={say(`savedView:order.${option}`)}
            onToggle={() => sortBy(option)}
          />
        ))}
      </Menu>
    </span>
  )
}

/** Which columns are shown; clock and subject always are. */
export function ColumnChoice() {
  const hidden = useBoard((board) => board.hiddenColumns)
  const toggle = useBoard((board) => board.toggleColumn)
  return (
    <span className="chip is-plain">
      <Menu
        label={say('savedView:columns')}
        buttonClass="chip-face"
        placement="right"
        face={<Columns3 className="icon" size={14} aria-hidden="true" />}
      >
        {boardColumnSchema.options.map((column) => (
          <MenuCheck
            key={column}
            isChecked={!hidden.includes(column)}
            label={say(`savedView:column.${column}`)}
            onToggle={() => toggle(column)}
          />
        ))}
      </Menu>
    </span>
  )
}
