import { createContext } from 'svelte';
import type { StoreWords } from '../../core/messages/load-store-words';

export const [getWords, setWords] = createContext<StoreWords>();
