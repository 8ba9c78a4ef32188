/**
 * The value below which so many percent of a sample lie, interpolated linearly between the two nearest (type 7 of
 * Hyndman and Fan, 1996, as spreadsheets and NumPy have it), so that the 50th is the usual median. `ascending` is
 * sorted; null of an empty sample.
 */
export function percentile(ascending: readonly number[], percent: number): number | null {
  const place = ((ascending.length - 1) * Math.min(Math.max(percent, 0), 100)) / 100
  const below = ascending[Math.floor(place)]
  const above = ascending[Math.ceil(place)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (place - Math.floor(place))
}
