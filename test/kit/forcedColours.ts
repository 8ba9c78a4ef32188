/**
 * Runs in a page whose colours the system has chosen. Answers what cannot be told apart there: a chosen item from one
 * that is not, a level of urgency from another, a field from the ground, the focus from anything else.
 */
export function indistinctInForcedColours(): readonly string[] {
  const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body
  const nameOf = (element: Element): string =>
    `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.unseen') === null
  const all = (selector: string): readonly Element[] => [...top.querySelectorAll(selector)].filter(isSeen)

  const lines = (style: CSSStyleDeclaration): string =>
    [
      style.outlineStyle === 'none'
        ? ''
        : `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`,
      ...['Top', 'Right', 'Bottom', 'Left'].map((side) => {
        const width = style.getPropertyValue(`border-${side.toLowerCase()}-width`)
        return width === '0px'
          ? ''
          : `${width} ${style.getPropertyValue(`border-${side.toLowerCase()}-color`)}`
      }),
    ].join('|')
  const lookOf = (element: Element): string =>
    [null, '::before', '::after']
      .map((part) => {
        const style = getComputedStyle(element, part)
        if (part !== null && style.content === 'none') return ''
        return [
          lines(style),
          style.backgroundColor,
          style.backgroundImage,
          style.color,
          style.fontWeight,
          style.textDecorationLine,
          style.content,
          style.maskImage,
        ].join(';')
      })
      .join(' / ')
  const wholeLook = (element: Element): string =>
    [lookOf(element), ...[...element.querySelectorAll('svg, i, .mark')].map((mark) => mark.outerHTML)].join(
      ' ',
    )

  const faults: string[] = []
  const chosen =
    '[aria-selected="true"], [aria-checked="true"], [aria-pressed="true"], [aria-current]:not([aria-current="false"]), input:checked'
  // What the browser draws by itself it also draws in the system's colours.
  const isOwn = (element: Element): boolean =>
    element.tagName !== 'INPUT' || getComputedStyle(element).appearance === 'none'
  for (const element of all(chosen).filter(isOwn)) {
    const kind = element.getAttribute('role') ?? element.getAttribute('type') ?? element.tagName
    const group =
      element.closest('[role=menu], [role=tablist], [role=radiogroup], nav, ul, fieldset, dialog') ?? top
    const other = [
      ...group.querySelectorAll(
        `[role="${kind}"], [type="${kind}"], ${kind === 'BUTTON' ? 'button' : '.none'}`,
      ),
    ].find(
      (one) =>
        isSeen(one) &&
        !one.matches(chosen) &&
        one.className.split(' ')[0] === element.className.split(' ')[0],
    )
    if (other !== undefined && wholeLook(other) === wholeLook(element))
      faults.push(`chosen looks like not chosen: ${nameOf(element)}`)
  }
  for (const shape of ['clock', 'mark']) {
    const levels = new Map<string, string>()
    for (const element of all(`.${shape}[data-urgency]`)) {
      const level = element.getAttribute('data-urgency') ?? ''
      const look = lookOf(element)
      const twin = [...levels].find(([known, drawn]) => known !== level && drawn === look)
      if (twin !== undefined) faults.push(`${shape}: ${level} looks like ${twin[0]}`)
      levels.set(level, look)
    }
  }
  const hasLine = (element: Element | null): boolean =>
    element !== null && /\d/.test(lines(getComputedStyle(element)).replaceAll(/\b0px\b/g, ''))
  for (const field of all('input:not([type=checkbox], [type=radio]), select, textarea')) {
    if (![field, field.parentElement, field.parentElement?.parentElement ?? null].some(hasLine))
      faults.push(`a field without an edge: ${nameOf(field)}`)
  }
  // Of a list whose items the keys move over, the item shows the focus.
  const active = document.activeElement
  const focused = document.getElementById(active?.getAttribute('aria-activedescendant') ?? '') ?? active
  if (active?.matches(':focus-visible') && focused !== null && isSeen(focused)) {
    const around = focused.parentElement
    if (![focused, around, around?.parentElement ?? null].some(hasLine))
      faults.push(`the focus is not seen: ${nameOf(focused)}`)
  }
  return [...new Set(faults)]
}
