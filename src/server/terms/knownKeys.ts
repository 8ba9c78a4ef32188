import type * as z from 'zod/mini'
import type { Path } from './filePlaces'

/** The keys that an object may have at a path of a schema, so that a misspelt one can be put right. */
export function knownKeys(schema: z.core.$ZodType, path: Path): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const [step, ...rest] = path
  switch (def.type) {
    case 'readonly':
    case 'optional':
    case 'nullable':
    case 'default':
      return knownKeys(def.innerType, path)
    case 'union':
      return [...new Set(def.options.flatMap((option) => knownKeys(option, path)))]
    case 'object': {
      if (step === undefined) return Object.keys(def.shape)
      const property = def.shape[step]
      return property ? knownKeys(property, rest) : []
    }
    case 'record':
      return step === undefined ? namesOf(def.keyType) : knownKeys(def.valueType, rest)
    case 'array':
      return knownKeys(def.element, rest)
    case 'tuple': {
      const item = typeof step === 'number' ? def.items[step] : undefined
      return item ? knownKeys(item, rest) : []
    }
    default:
      return []
  }
}

function namesOf(keyType: z.core.$ZodType): readonly string[] {
  const { def } = (keyType as z.core.$ZodTypes)._zod
  return def.type === 'enum' ? Object.values(def.entries).map(String) : []
}
