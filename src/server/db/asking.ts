import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Queries } from './tables'

/** Statements that are put into words once and asked again and again: building one takes longer than it runs. */
export interface Asking {
  /**
   * Asks what `put` says, with these values in the order in which it names them. The name stands for the words of the
   * statement, so it tells also how many values of a list there are.
   */
  readonly ask: <Row>(
    queries: Queries,
    name: string,
    values: readonly unknown[],
    put: () => Compilable<Row>,
  ) => Promise<QueryResult<Row>>
}

const STATEMENTS_KEPT = 500

export function createAsking(): Asking {
  const kept = new Map<string, CompiledQuery>()
  const compile = (name: string, values: readonly unknown[], put: () => Compilable): CompiledQuery => {
    const compiled = put().compile()
    if (!isSame(compiled.parameters, values)) throw new Error(`The values of ${name} stand in another order.`)
    if (kept.size >= STATEMENTS_KEPT) kept.clear()
    kept.set(name, compiled)
    return compiled
  }
  return {
    ask: <Row>(queries: Queries, name: string, values: readonly unknown[], put: () => Compilable<Row>) => {
      const compiled = kept.get(name) ?? compile(name, values, put)
      return queries.executeQuery<Row>({ ...(compiled as CompiledQuery<Row>), parameters: values })
    },
  }
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])
