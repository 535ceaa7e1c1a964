import { createContext } from 'svelte';
import type { DeskReview } from '../../state/desk-review.svelte';
import type { DeskWork } from '../../state/desk-work.svelte';
import type { ReadClient } from './read-client';

/** What every part of the workbench needs. */
export interface WorkbenchTools {
  readonly work: DeskWork;
  readonly reader: ReadClient;
}

export const [getTools, setTools] = createContext<WorkbenchTools>();
export const [getReview, setReview] = createContext<DeskReview>();
