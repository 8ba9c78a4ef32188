const ELLIPSIS = '…'

/**
 * As many whole words of a name as fit, followed by an ellipsis when some were left out. A first word that is too long
 * by itself is given whole: where it ends is up to who draws it.
 */
export function clipWords(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name
  const words = name.trim().split(/\s+/)
  for (let kept = words.length - 1; kept > 1; kept--) {
    const text = words.slice(0, kept).join(' ') + ELLIPSIS
    if (fits(text)) return text
  }
  return words.length > 1 ? `${words[0]}${ELLIPSIS}` : name
}
