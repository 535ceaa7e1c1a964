import { ROLES, type Role } from './row-roles';

/** Where in some bytes a row says what it is: by role, the first byte of the text and the one behind its last. Equal ones are nothing said. */
export class FieldSpans {
  readonly starts = new Int32Array(ROLES.length);
  readonly ends = new Int32Array(ROLES.length);

  has(role: number): boolean {
    return (this.starts[role] ?? 0) < (this.ends[role] ?? 0);
  }
  clear(): void {
    this.starts.fill(0);
    this.ends.fill(0);
  }
  set(role: number, start: number, end: number): void {
    this.starts[role] = start;
    this.ends[role] = end;
  }
}

export const ROLE_AT: Readonly<Record<Role, number>> = Object.fromEntries(
  ROLES.map((role, at) => [role, at]),
) as Record<Role, number>;
