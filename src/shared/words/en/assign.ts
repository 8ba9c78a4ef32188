export const assign = {} as const
