import { z } from 'zod/mini';
import { edtfSpan, MAX_EDTF_LENGTH } from './edtf';
import './edtf-grammar';

/** An EDTF date as it is written in a case. */
export const edtfSchema = z.string().check(
  z.maxLength(MAX_EDTF_LENGTH),
  z.superRefine((text, context) => {
    try {
      const { min, max } = edtfSpan(text);
      if (min !== null && max !== null && min > max)
        context.addIssue({ code: 'custom', message: `The interval "${text}" ends before it begins.` });
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  }),
);
