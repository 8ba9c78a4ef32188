/** What is wrong with the wall as it is drawn now, one line per fault; runs inside the page. */
export function wallFaults(): { readonly faults: readonly string[]; readonly words: number } {
  const wall = document.querySelector('.wall')
  if (!wall) return { faults: ['no wall'], words: 0 }
  const unit = Number.parseFloat(getComputedStyle(wall).getPropertyValue('--u'))
  const faults: string[] = []
  const scrolled = document.documentElement
  if (scrolled.scrollWidth > innerWidth || scrolled.scrollHeight > innerHeight)
    faults.push('the page scrolls')
  const isDrawn = (element: Element) => element.closest('.unseen, [hidden]') === null
  // A large figure's letters are lower than the font's own line, so its block tells how high it stands.
  const seenPart = (text: DOMRect, block: DOMRect, clip: DOMRect) => {
    const top = Math.max(text.top, block.top)
    const height = Math.min(text.bottom, block.bottom) - top
    return new DOMRect(text.x, top, Math.min(text.width, clip.width), height)
  }
  const texts = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT)
  const places = new Map<Text, DOMRect>()
  for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode()) {
    const parent = node.parentElement
    if (!parent || !isDrawn(parent) || node.data.trim() === '') continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const place = range.getBoundingClientRect()
    if (place.width === 0) continue
    // What has no room in its one line stands below it, where nothing is drawn.
    const line = parent.closest('.named')?.getBoundingClientRect()
    if (line && place.top >= line.bottom - 1) continue
    const clip = parent.closest('.clip')?.getBoundingClientRect()
    const seen = seenPart(place, parent.getBoundingClientRect(), clip ?? place)
    places.set(node, seen)
    const sizePx = Number.parseFloat(getComputedStyle(parent).fontSize)
    if (sizePx < 3.5 * unit - 0.01) faults.push(`"${node.data}" is ${(sizePx / unit).toFixed(2)} units high`)
    const room = (parent.closest('.clock, .tile, .wall-head') ?? wall).getBoundingClientRect()
    const isInside =
      seen.left >= room.left - 1 && seen.right <= room.right + 1 && seen.bottom <= room.bottom + 1
    if (!isInside) faults.push(`"${node.data}" leaves its tile`)
  }
  const drawn = [...places]
  drawn.forEach(([one, a], index) => {
    for (const [other, b] of drawn.slice(index + 1)) {
      const isAcross = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      // Line boxes may touch; letters that lie on each other share far more than a quarter of a line.
      const sharedPx = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      if (isAcross && sharedPx > Math.min(a.height, b.height) / 4)
        faults.push(`"${one.data}" lies on "${other.data}"`)
    }
  })
  const words = drawn.flatMap(([node]) => node.data.split(/\s+/)).filter((word) => /\p{L}{2,}/u.test(word))
  return { faults, words: words.length }
}
