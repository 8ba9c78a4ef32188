/*
 * What makes a catalogue of another language complete: every text of the English one, with the plural forms that the
 * language has instead of the two that English has (unicode.org, CLDR plural rules).
 */

type EnglishForm = 'one' | 'other'

type Forms<Name, Plural extends string> = Name extends `${string}_one`
  ? never
  : Name extends `${infer Bare}_other`
    ? `${Bare}_${Plural}`
    : Name

type Translation<Source, Plural extends string> = {
  readonly [Name in keyof Source as Forms<Name, Plural>]: Source[Name] extends string
    ? string
    : Translation<Source[Name], Plural>
}

export type Finnish<Source> = Translation<Source, EnglishForm>
export type Russian<Source> = Translation<Source, 'one' | 'few' | 'many' | 'other'>
export type Japanese<Source> = Translation<Source, 'other'>
