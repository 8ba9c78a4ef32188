import type { en } from './en'

type Catalogue = typeof en
export type Family = keyof Catalogue

type Bare<Name extends string> = Name extends `${infer Stem}_${'one' | 'other'}` ? Stem : Name

type Paths<Texts> = {
  [Name in keyof Texts & string]: Texts[Name] extends string ? Bare<Name> : `${Name}.${Paths<Texts[Name]>}`
}[keyof Texts & string]

type KeysOf<Name extends Family> = Name extends Family ? `${Name}:${Paths<Catalogue[Name]>}` : never

/** The name of a text, "family:group.name"; of a text that counts something, without the ending of its form. */
export type Key = KeysOf<Family>

type TextAt<Texts, Path extends string> = Path extends keyof Texts
  ? Texts[Path]
  : `${Path}_other` extends keyof Texts
    ? Texts[`${Path}_other`]
    : Path extends `${infer Group}.${infer Rest}`
      ? Group extends keyof Texts
        ? TextAt<Texts[Group], Rest>
        : never
      : never

type Counts<Texts, Path extends string> = `${Path}_other` extends keyof Texts
  ? 'count'
  : Path extends `${infer Group}.${infer Rest}`
    ? Group extends keyof Texts
      ? Counts<Texts[Group], Rest>
      : never
    : never

type GapsIn<Text> = Text extends `${string}{{${infer Gap}}}${infer Rest}` ? Gap | GapsIn<Rest> : never

type GapOf<Name extends Key> = Name extends `${infer Of extends Family}:${infer Path}`
  ? GapsIn<TextAt<Catalogue[Of], Path>> | Counts<Catalogue[Of], Path>
  : never

/** What stands in the gaps of a text. A number is written as the language writes numbers; `count` also chooses the form. */
export type Gaps<Name extends Key> = {
  readonly [Gap in GapOf<Name>]: Gap extends 'count' ? number : string | number
}

/** No second argument for a text without gaps; for one of several texts, the gaps of them all. */
export type GapArguments<Name extends Key> = [GapOf<Name>] extends [never] ? [] : [gaps: Gaps<Name>]
