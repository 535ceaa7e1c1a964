import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export type StixObject = Readonly<Record<string, unknown>> & { readonly id: string };

export interface StixIds {
  /** The identifier of the object of a STIX type that stands for one of ours. */
  of(type: string, name: string): string;
}

/** RFC 9562's namespace for names that are addresses. OASIS keeps its own one for observables (STIX 2.1, section 2.9). */
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** Identifiers from ours, the same whenever a case is exported; the same words in another case are another object. */
export function createStixIds(caseId: string): StixIds {
  const known = new Map<string, string>();
  return {
    of(type, name) {
      const key = `${type}\n${name}`;
      let id = known.get(key);
      if (id === undefined) {
        id = `${type}--${uuid5(`urn:dateline:stix:${caseId}:${type}:${name}`)}`;
        known.set(key, id);
      }
      return id;
    },
  };
}

/** UUIDv5 (RFC 9562). */
function uuid5(name: string): string {
  const bytes = sha1(new Uint8Array([...hexToBytes(URL_NAMESPACE.replaceAll('-', '')), ...utf8ToBytes(name)]));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes.slice(0, 16));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
