import type * as z from 'zod/mini'

/** Whether a value is certainly of a form, just as it is: then a parse would give an equal one. */
type Fits = (value: unknown) => boolean
type Schema = z.core.$ZodTypes
type Check = z.core.$ZodChecks
type DefOf<Kind extends Schema['_zod']['def']['type']> = Extract<Schema['_zod']['def'], { type: Kind }>

const unsure: Fits = () => false
const known = new WeakMap<z.core.$ZodType, Fits>()

/**
 * A quick look at a value that nearly always is of its form: a tenth of the time of a parse, which copies it field by
 * field. False says nothing: the value is then to be parsed. What this does not know (transformations, checks in code) is
 * never certain. Built from the schema once, without making code of text, which the console's pages forbid.
 */
export function fitsOf<Output>(schema: z.ZodMiniType<Output>): (value: unknown) => value is Output {
  const fits = fitsType(schema)
  return (value): value is Output => fits(value)
}

/** Reads a value as a parse does, taking it as it is where that is certainly the same; throws like a parse. */
export function readerOf<Output>(schema: z.ZodMiniType<Output>): (value: unknown) => Output {
  const fits = fitsOf(schema)
  return (value) => (fits(value) ? value : schema.parse(value))
}

function fitsType(schema: z.core.$ZodType): Fits {
  const before = known.get(schema)
  if (before) return before
  const fits = build(schema as Schema)
  known.set(schema, fits)
  return fits
}

/** Kinds of which the checks are looked at here. */
const checked: readonly Schema['_zod']['def']['type'][] = ['string', 'number', 'array', 'record', 'object']

function build({ _zod: { def } }: Schema): Fits {
  if (checksOf(def).length > 0 && !checked.includes(def.type)) return unsure
  switch (def.type) {
    case 'readonly':
    // What is said stands; only what is missing is filled in, and missing is never certain.
    case 'default':
      return fitsType(def.innerType)
    case 'unknown':
      return (value) => value !== undefined
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'string':
    case 'number':
      return fitsAtom(def)
    case 'literal':
    case 'enum':
      return fitsOneOf(def)
    case 'nullable':
      return orNull(fitsType(def.innerType))
    case 'array':
      return fitsArray(def)
    case 'record':
      return fitsRecord(def)
    case 'object':
      return fitsObject(def)
    case 'union':
      return 'discriminator' in def ? fitsByMark(String(def.discriminator), def.options) : unsure
    default:
      return unsure
  }
}

const orNull =
  (fits: Fits): Fits =>
  (value) =>
    value === null || fits(value)

function fitsAtom(def: DefOf<'string' | 'number'>): Fits {
  if (def.coerce) return unsure
  const meets = all(checksOf(def))
  if (def.type === 'string') {
    return 'format' in def ? unsure : (value) => typeof value === 'string' && meets(value)
  }
  if (!('format' in def)) return (value) => Number.isFinite(value) && meets(value)
  return def.format === 'safeint' ? (value) => Number.isSafeInteger(value) && meets(value) : unsure
}

function fitsOneOf(def: DefOf<'literal' | 'enum'>): Fits {
  const values = new Set<unknown>(def.type === 'literal' ? def.values : Object.values(def.entries))
  return (value) => value !== undefined && values.has(value)
}

function fitsArray(def: DefOf<'array'>): Fits {
  const fits = fitsType(def.element)
  const meets = all(checksOf(def))
  return (value) => {
    if (!Array.isArray(value) || !meets(value)) return false
    for (const item of value) if (!fits(item)) return false
    return true
  }
}

function fitsRecord(def: DefOf<'record'>): Fits {
  const { keyType, valueType } = def
  // Keys of another kind may have to be there all.
  if ((keyType as Schema)._zod.def.type !== 'string' || checksOf(def).length > 0) return unsure
  const [fitsKey, fitsValue] = [fitsType(keyType), fitsType(valueType)]
  return (value) => {
    if (!isPlain(value)) return false
    for (const key of Object.keys(value)) {
      if (key === '__proto__' || !fitsKey(key) || !fitsValue(value[key])) return false
    }
    return true
  }
}

interface Field {
  readonly key: string
  readonly fits: Fits
  readonly mayBeMissing: boolean
}

function fieldOf([key, schema]: readonly [string, z.core.$ZodType]): Field {
  const { def } = (schema as Schema)._zod
  if (def.type !== 'optional' || checksOf(def).length > 0) {
    return { key, fits: fitsType(schema), mayBeMissing: false }
  }
  // A form that stands for what is missing, such as one with a default, fills it in.
  const mayBeMissing = def.innerType._zod.optin === undefined
  return { key, fits: fitsType(def.innerType), mayBeMissing }
}

function fitsObject(def: DefOf<'object'>): Fits {
  if (checksOf(def).length > 0) return unsure
  const fields = Object.entries<z.core.$ZodType>(def.shape).map(fieldOf)
  return (value) => {
    if (!isPlain(value)) return false
    let present = 0
    for (const { key, fits, mayBeMissing } of fields) {
      const part = value[key]
      if (part === undefined && mayBeMissing) continue
      if (!fits(part)) return false
      present += 1
    }
    // A field more would be left out or refused by a parse, and one that says undefined kept.
    for (const _field in value) present -= 1
    return present === 0
  }
}

function fitsByMark(mark: string, options: readonly z.core.$ZodType[]): Fits {
  const byMark = new Map<unknown, Fits>()
  for (const option of options) {
    const marks = (option as Schema)._zod.propValues?.[mark] ?? []
    for (const value of marks) byMark.set(value, fitsType(option))
  }
  return (value) => isPlain(value) && (byMark.get(value[mark])?.(value) ?? false)
}

/** As JSON makes them: bytes, which come beside it, are of no form with fields. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function all(checks: readonly Fits[]): Fits {
  const [first, second] = checks
  if (!first) return () => true
  if (!second) return first
  return (value) => {
    for (const meets of checks) if (!meets(value)) return false
    return true
  }
}

const checksOf = (def: z.core.$ZodTypeDef): readonly Fits[] =>
  def.checks?.map((check) => fitsCheck((check as Check)._zod.def)) ?? []

const lengthOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN

function fitsCheck(def: Check['_zod']['def']): Fits {
  switch (def.check) {
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : unsure
    case 'greater_than':
      return (value) =>
        def.inclusive ? Number(value) >= Number(def.value) : Number(value) > Number(def.value)
    case 'less_than':
      return (value) =>
        def.inclusive ? Number(value) <= Number(def.value) : Number(value) < Number(def.value)
    case 'max_length':
      return (value) => lengthOf(value) <= def.maximum
    case 'min_length':
      // Texts are measured in characters, which are one unit long or two.
      return (value) => lengthOf(value) / (typeof value === 'string' ? 2 : 1) > def.minimum - 1
    case 'string_format':
      return def.format === 'regex' && def.pattern ? byPattern(def.pattern) : unsure
    default:
      return unsure
  }
}

/** One that goes on from where it was last would not ask the same twice. */
const byPattern = (pattern: RegExp): Fits =>
  pattern.global || pattern.sticky ? unsure : (value) => typeof value === 'string' && pattern.test(value)
