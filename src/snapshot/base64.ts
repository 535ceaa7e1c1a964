const CHUNK = 0x6000;

export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A multiple of three bytes a chunk: the pieces join without padding between them.
  for (let at = 0; at < bytes.length; at += CHUNK)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  return parts.join('');
}
