const KEY = 'dateline.endpoint';
const MOST = 2000;

/** Where a model answers, as its user set it up. */
export interface EndpointSettings {
  readonly address: string;
  readonly model: string;
  readonly key: string;
  /** Whether the key outlives the tab. */
  readonly keepsKey: boolean;
}

interface Storages {
  readonly lasting: () => Storage;
  readonly ofTab: () => Storage;
}

/** What was set up in this browser; `null` when nothing was, which is how it begins. */
export function readEndpointSettings({ lasting, ofTab }: Storages): EndpointSettings | null {
  try {
    const stored: unknown = JSON.parse(lasting().getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const text = (name: string): string => {
      const value: unknown = Reflect.get(stored, name);
      return typeof value === 'string' ? value.slice(0, MOST) : '';
    };
    const keepsKey = Reflect.get(stored, 'keepsKey') === true;
    const key = keepsKey ? text('key') : (ofTab().getItem(KEY) ?? '').slice(0, MOST);
    return text('address') === '' ? null : { address: text('address'), model: text('model'), key, keepsKey };
  } catch {
    return null;
  }
}

/** Keeps the settings beside the cases, never in one; the key only for the tab unless it is to be kept. */
export function writeEndpointSettings({ lasting, ofTab }: Storages, settings: EndpointSettings): void {
  const { key, ...rest } = settings;
  lasting().setItem(KEY, JSON.stringify(settings.keepsKey ? settings : rest));
  if (settings.keepsKey) ofTab().removeItem(KEY);
  else ofTab().setItem(KEY, key);
}

export function forgetEndpointSettings({ lasting, ofTab }: Storages): void {
  lasting().removeItem(KEY);
  ofTab().removeItem(KEY);
}
