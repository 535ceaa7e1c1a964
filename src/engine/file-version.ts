/** What tells a file on a host from another that lies there later, as far as the host says it. */
export interface FileVersion {
  readonly size: number;
  /** Without the mark of a weak one: it is compared with itself only. */
  readonly etag: string | null;
  /** As the host writes it. */
  readonly changed: string | null;
}

export function versionOf({ headers }: Response, size: number): FileVersion {
  return {
    size,
    etag: headers.get('etag')?.replace(/^W\//, '') ?? null,
    changed: headers.get('last-modified'),
  };
}

/** Whether two answers are of one file: what one of them does not say tells nothing. */
export function isSameFile(one: FileVersion, other: FileVersion): boolean {
  const agree = (mine: string | null, theirs: string | null): boolean =>
    mine === null || theirs === null || mine === theirs;
  return one.size === other.size && agree(one.etag, other.etag) && agree(one.changed, other.changed);
}
