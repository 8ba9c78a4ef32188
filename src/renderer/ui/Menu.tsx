import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { isTyping, itemTyped, nothingTyped, typedAfter } from './menuKeys'

interface MenuProps {
  readonly label: string
  readonly buttonClass: string
  /** What the button shows. */
  readonly face: ReactNode
  readonly placement?: 'left' | 'right'
  /** Opens it when this number changes: a key pressed elsewhere. */
  readonly openRequest?: number
  /** Choosing a `menuitem` closes the menu; the checkable kinds leave it open for more. */
  readonly children: ReactNode
}

const items = (menu: HTMLElement): readonly HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
]

function moveFocus(menu: HTMLElement, step: 1 | -1): void {
  const all = items(menu)
  const at = all.findIndex((item) => item === document.activeElement)
  all[(at + step + all.length) % all.length]?.focus()
}

/** Moves within the list by arrows, ends and typed names; answers whether the key was one of those. */
function useMenuMoves(): (event: KeyboardEvent<HTMLElement>) => boolean {
  const typed = useRef(nothingTyped)
  return (event) => {
    const { key, currentTarget: menu } = event
    const all = items(menu)
    if (key === 'ArrowDown') moveFocus(menu, 1)
    else if (key === 'ArrowUp') moveFocus(menu, -1)
    else if (key === 'Home') all[0]?.focus()
    else if (key === 'End') all.at(-1)?.focus()
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // A space chooses the item, unless it stands within a name.
      if (key === ' ' && !isTyping(typed.current, event.timeStamp)) return false
      typed.current = typedAfter(typed.current, key, event.timeStamp)
      const present = all.findIndex((item) => item === document.activeElement)
      const names = all.map((item) => item.textContent.trim())
      all[itemTyped(names, present, typed.current.text)]?.focus()
    } else return false
    return true
  }
}

const placementClass = { left: 'menu', right: 'menu is-right' }

/** A button that opens a list of choices: arrows and typed names move, Escape and a click outside close and give the focus back. */
export function Menu({ label, buttonClass, face, placement = 'left', openRequest = 0, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const move = useMenuMoves()
  const close = () => {
    setIsOpen(false)
    button.current?.focus()
  }
  // A request that arrives while drawing opens the menu in the same drawing (react.dev, "Adjusting state").
  const [answered, setAnswered] = useState(openRequest)
  if (answered !== openRequest) {
    setAnswered(openRequest)
    setIsOpen(true)
  }
  useEffect(() => {
    if (!isOpen) return undefined
    if (list.current) items(list.current)[0]?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setIsOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [isOpen])
  return (
    <span className="menu-anchor" ref={anchor}>
      <button
        ref={button}
        type="button"
        className={buttonClass}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setIsOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen ? (
        <div
          ref={list}
          className={`${placementClass[placement]} scroll-thin`}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('[role="menuitem"]')) close()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Tab') setIsOpen(false)
            else if (event.key === 'Escape') close()
            else if (!move(event)) return
            if (event.key !== 'Tab') event.preventDefault()
            event.stopPropagation()
          }}
        >
          {children}
        </div>
      ) : null}
    </span>
  )
}
