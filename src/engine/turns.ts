/**
 * Turns of the event loop, without a timer's least wait. Several may be waited for at once: a question is dropped for a newer one only when its own
 * turn comes.
 */
export function createTurns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
