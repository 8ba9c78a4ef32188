import { type ReactNode, useEffect, useRef, useState } from 'react'

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

const placementClass = { left: 'menu', right: 'menu is-right' }

/** A button that opens a list of choices: arrows move, Escape and a click outside close and give the focus back. */
export function Menu({ label, buttonClass, face, placement = 'left', openRequest = 0, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
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
            if (event.key === 'Escape') close()
            else if (event.key === 'ArrowDown') moveFocus(event.currentTarget, 1)
            else if (event.key === 'ArrowUp') moveFocus(event.currentTarget, -1)
            else if (event.key === 'Tab') setIsOpen(false)
            else return
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
