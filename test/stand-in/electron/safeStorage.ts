import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

const key = scryptSync('of the stand-in, not a secret', 'salt', 32)
const MARK = Buffer.from('v11')
/** A test takes the keyring away with STAND_IN_KEYRING=none. */
const hasKeyring = () => process.env['STAND_IN_KEYRING'] !== 'none'

/** Real encryption with a key everybody knows, which is enough to see what reaches the disk. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => (hasKeyring() ? 'gnome_libsecret' : 'basic_text'),
  encryptStringAsync: async (plainText) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([MARK, nonce, cipher.getAuthTag(), sealed])
  },
  decryptStringAsync: async (encrypted) => {
    if (!encrypted.subarray(0, 3).equals(MARK)) throw new Error('Failed to decrypt the string.')
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15))
    decipher.setAuthTag(encrypted.subarray(15, 31))
    const result = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8')
    return { shouldReEncrypt: false, result }
  },
} satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>
