/** What an occasion can be. Apart from the schema, so that a form need not load it. */
export const OCCASION_KINDS = [
  'press-conference',
  'briefing',
  'interview',
  'statement',
  'address',
  'hearing',
  'report',
  'post',
  'meeting',
] as const;
