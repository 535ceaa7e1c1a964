/** All bytes of a stream. Throws when there are more than `most`, and reads no further then. */
export async function readAtMost(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new Error(`it has more than the ${most} bytes that are read at most`);
    }
    pieces.push(value);
  }
}
