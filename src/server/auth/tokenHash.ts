import { createHash } from 'node:crypto'

/** Tokens are kept only as their hash: who reads the store cannot sign in with what it holds. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
