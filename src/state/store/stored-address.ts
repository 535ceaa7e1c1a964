/** Before the id of a case of this browser, in an address. */
const PREFIX = 'local:';

/** The id in the store of what an address calls a case; `null` when it is not one of this browser. */
export function storedId(caseId: string): string | null {
  return caseId.startsWith(PREFIX) ? caseId.slice(PREFIX.length) : null;
}

/** What an address calls a case of this browser. */
export function addressOfStored(id: string): string {
  return PREFIX + id;
}
