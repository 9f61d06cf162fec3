import type { IncomingMessage } from 'node:http';

/** The key or token of a request; null: it bears none. `X-Api-Key` goes first: a proxy may use `Authorization` itself. */
export function credentialOf({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const own = headers['x-api-key'];
  if (own !== undefined) return String(own).trim();
  return /^Bearer (.*)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? null;
}
