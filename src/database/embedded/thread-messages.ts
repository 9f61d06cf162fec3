export type ToDatabaseThread = 'close';

export type FromDatabaseThread =
  | { readonly kind: 'ready'; readonly port: number | null }
  | { readonly kind: 'clients'; readonly count: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly message: string };
