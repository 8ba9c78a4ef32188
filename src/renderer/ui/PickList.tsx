import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { announce } from './announcements'
import { isOfInputMethod } from './keys/isOfInputMethod'

export interface PickGroup<Item> {
  /** Its heading; null for a list without. */
  readonly name: string | null
  readonly items: readonly Item[]
}

interface PickListProps<Item> {
  /** What is chosen, for who hears the list. */
  readonly label: string
  readonly placeholder: string
  /** Stands before the field: what the choice is for. */
  readonly about: ReactNode
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly groups: readonly PickGroup<Item>[]
  readonly keyOf: (item: Item) => string
  readonly isPickable: (item: Item) => boolean
  readonly onPick: (item: Item) => void
  /** Answers whether the key was taken. */
  readonly onKey?: (event: KeyboardEvent) => boolean
  /** Said where nothing is found. */
  readonly none: string
  readonly children: (item: Item) => ReactNode
}

/** Called by what it is, not by its place: another first match is another element, and so it is read (BRD216). */
export const optionId = (list: string, key: string): string => `${list}-${encodeURIComponent(key)}`

/** Why nothing was chosen stands in the line itself: it is said again (BRD217). */
export function sayOption(id: string): void {
  const words = document.getElementById(id)?.innerText.replaceAll(/\s+/g, ' ').trim() ?? ''
  if (words !== '') announce(words)
}

/** A field and what it finds, by groups: type, arrows move, Enter picks. The first that can be picked is marked. */
export function PickList<Item>(props: PickListProps<Item>) {
  const { label, groups, search, keyOf, isPickable, onPick } = props
  const list = useId()
  const [moved, setMoved] = useState<number | null>(null)
  const items = groups.flatMap((group) => group.items)
  const at = Math.min(moved ?? Math.max(0, items.findIndex(isPickable)), Math.max(0, items.length - 1))
  const current = items[at]
  const idOf = (item: Item) => optionId(list, keyOf(item))
  const pick = (item: Item | undefined) => {
    if (item === undefined) return
    if (isPickable(item)) onPick(item)
    else sayOption(idOf(item))
  }
  const move = (step: 1 | -1) => setMoved((at + step + items.length) % Math.max(1, items.length))
  const takeKey = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') pick(current)
    else if (!props.onKey?.(event)) return
    event.preventDefault()
  }
  return (
    <>
      <div className="ask">
        {props.about}
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={current === undefined ? undefined : idOf(current)}
          placeholder={props.placeholder}
          value={search}
          onChange={(event) => {
            props.onSearch(event.target.value)
            setMoved(null)
          }}
          onKeyDown={takeKey}
        />
      </div>
      <div className="picker-list scroll-thin" role="listbox" id={list} aria-label={label}>
        {groups.map((group, place) => (
          <PickGroupOf key={group.name ?? place} name={group.name} id={`${list}-group-${place}`}>
            {group.items.map((item) => {
              const index = items.indexOf(item)
              return (
                <div
                  key={keyOf(item)}
                  id={idOf(item)}
                  role="option"
                  aria-selected={index === at}
                  aria-disabled={!isPickable(item)}
                  ref={index === at ? (option) => option?.scrollIntoView({ block: 'nearest' }) : null}
                  onPointerMove={() => setMoved(index)}
                  onClick={() => pick(item)}
                >
                  {props.children(item)}
                </div>
              )
            })}
          </PickGroupOf>
        ))}
      </div>
      {items.length === 0 ? <p className="picker-none">{props.none}</p> : null}
    </>
  )
}

interface PickGroupOfProps {
  readonly name: string | null
  readonly id: string
  readonly children: ReactNode
}

function PickGroupOf({ name, id, children }: PickGroupOfProps) {
  if (name === null) return children
  return (
    <div role="group" aria-labelledby={id}>
      <p className="group" id={id}>
        {name}
      </p>
      {children}
    </div>
  )
}
