// What a console reads its rows by, with or without the engine, for weighing.
export { entitySchema } from '#shared/domain/entity'
