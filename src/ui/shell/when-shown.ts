/** Where no first view comes, milliseconds: a table that cannot be read, or no map for it. */
const LATEST = 15_000;
/** In which those who are here begin with the map, milliseconds. The page itself is idle while its other threads are still busy. */
const REST = 2000;

/** Runs what can wait once the first view is complete (the mark `dateline:interactive`) and the page has a moment. Returns its undo. */
export function whenShown(run: () => void): () => void {
  let stop = waitForView(() => {
    const timer = setTimeout(() => (stop = whenIdle(run)), REST);
    stop = () => clearTimeout(timer);
  });
  return () => stop();
}

function waitForView(run: () => void): () => void {
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const go = (): void => {
    stop();
    run();
  };
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('dateline:interactive').length > 0) go();
  });
  observer.observe({ type: 'mark', buffered: true });
  const timer = setTimeout(go, LATEST);
  return stop;
}

function whenIdle(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, 500);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(run, { timeout: LATEST });
  return () => cancelIdleCallback(request);
}
