/** Where an article goes. */
export type CaseTarget =
  | { readonly kind: 'here' }
  | { readonly kind: 'blank'; readonly title: string }
  | { readonly kind: 'copy'; readonly title: string };
