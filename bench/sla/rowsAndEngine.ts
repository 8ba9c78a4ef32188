// A console's rows and its engine together, for weighing.
export * from './engine'
export * from './rows'
