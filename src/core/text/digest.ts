import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. Works without Web Crypto, so also outside a secure context. */
export function textDigest(normalized: string): string {
  return bytesToHex(sha256(utf8ToBytes(normalized)));
}
