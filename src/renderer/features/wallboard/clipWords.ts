const ELLIPSIS = '…'

type Fits = (text: string) => boolean

/**
 * As many whole words of a name as fit, followed by an ellipsis when some were left out. A first word that is too long
 * by itself is given whole: where it ends is up to who draws it. Where one of the names beside it would be left the
 * same, the last word stays and the beginning gives way (WBD47).
 */
export function clipWords(name: string, fits: Fits, beside: readonly string[] = []): string {
  if (fits(name)) return name
  const clipped = firstWords(name, fits)
  const begun = beginning(clipped.replace(ELLIPSIS, ''), fits)
  const isAmbiguous = beside.some((other) => other !== name && other.startsWith(begun))
  return (isAmbiguous ? withLastWord(name, fits) : null) ?? clipped
}

function firstWords(name: string, fits: Fits): string {
  const words = name.trim().split(/\s+/)
  for (let kept = words.length - 1; kept > 1; kept--) {
    const text = words.slice(0, kept).join(' ') + ELLIPSIS
    if (fits(text)) return text
  }
  return words.length > 1 ? `${words[0]}${ELLIPSIS}` : name
}

/** As many letters as can be seen before the ellipsis. */
function beginning(text: string, fits: Fits): string {
  let letters = text.length
  while (letters > 1 && !fits(text.slice(0, letters) + ELLIPSIS)) letters -= 1
  return text.slice(0, letters)
}

const FEWEST_LETTERS = 2

/** "Oper… 3": null where not even two letters have room beside the last word, or there is one word only. */
function withLastWord(name: string, fits: Fits): string | null {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1)
  if (last === undefined || words.length < 2) return null
  const head = words.slice(0, -1).join(' ')
  for (let letters = head.length; letters >= FEWEST_LETTERS; letters--) {
    const text = `${head.slice(0, letters).trimEnd()}${ELLIPSIS} ${last}`
    if (fits(text)) return text
  }
  return null
}
