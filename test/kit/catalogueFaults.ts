import type { Language } from '#shared/words/languages'

/** A catalogue, or a group of it. */
export interface Texts {
  readonly [name: string]: string | Texts
}

const FORM = /_(?:zero|one|two|few|many|other)$/
const GAP = /\{\{([^}]*)\}\}/g

export const bareName = (name: string): string => name.replace(FORM, '')

/** Every text by its key as `say` takes it, but with the ending of its form: "board:bands.breached". */
export function textsByKey(catalogue: Texts): ReadonlyMap<string, string> {
  const below = (texts: Texts, path: string): readonly (readonly [string, string])[] =>
    Object.entries(texts).flatMap(([name, text]) => {
      const here = path === '' ? `${name}:` : `${path}${path.endsWith(':') ? '' : '.'}${name}`
      return typeof text === 'string' ? [[here, text] as const] : below(text, here)
    })
  return new Map(below(catalogue, ''))
}

const gapsOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(GAP)].map(([, gap]) => gap ?? ''))].toSorted()

/** The keys of each text; of one that counts, under its stem with the underscore of its forms. */
function byStem(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const stems = new Map<string, readonly string[]>()
  for (const key of texts.keys()) {
    const stem = FORM.test(key) ? `${bareName(key)}_` : key
    stems.set(stem, [...(stems.get(stem) ?? []), key])
  }
  return stems
}

/** Which gaps a text may leave out: the count, which "a minute is left" does not say. */
const isWithin = (gaps: readonly string[], wanted: readonly string[]): boolean =>
  gaps.every((gap) => wanted.includes(gap)) && wanted.every((gap) => gap === 'count' || gaps.includes(gap))

/** What is wrong with the texts of one language, one sentence per fault. English is compared with itself. */
export function catalogueFaults(english: Texts, catalogue: Texts, language: Language): readonly string[] {
  const source = textsByKey(english)
  const texts = textsByKey(catalogue)
  const stems = byStem(texts)
  const sourceStems = byStem(source)
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const missing = [...sourceStems.keys()].flatMap((stem) => {
    const wanted = stem.endsWith('_') ? forms.map((form) => `${stem}${form}`) : [stem]
    return wanted
      .filter((key) => (texts.get(key) ?? '').trim() === '' && source.get(stem) !== '')
      .map((key) => `${language} lacks ${key}.`)
  })
  const invented = [...stems.keys()]
    .filter((stem) => !sourceStems.has(stem))
    .map((stem) => `${language} has ${stem}, which English does not.`)
  const extraForms = [...stems].flatMap(([stem, keys]) =>
    keys
      .filter((key) => stem.endsWith('_') && !forms.includes(key.slice(stem.length) as Intl.LDMLPluralRule))
      .map((key) => `${language} has no form like ${key}.`),
  )
  const gaps = [...texts].flatMap(([key, text]) => {
    const stem = FORM.test(key) ? `${bareName(key)}_other` : key
    const wanted = gapsOf(source.get(stem) ?? '')
    return isWithin(gapsOf(text), wanted)
      ? []
      : [`${language} ${key} has the gaps ${gapsOf(text).join(', ')} instead of ${wanted.join(', ')}.`]
  })
  const counts = [...texts]
    .filter(([key, text]) => !FORM.test(key) && gapsOf(text).includes('count'))
    .map(([key]) => `${language} ${key} counts without forms.`)
  return [...missing, ...invented, ...extraForms, ...gaps, ...counts]
}
