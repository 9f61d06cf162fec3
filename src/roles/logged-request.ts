/** Parameters that describe how a list was read. All others may contain the words of a user, and are not logged. */
const HARMLESS = ['limit', 'offset', 'hard', 'type'];

/** A request as pino's own serializer provides it. */
export interface LoggedRequest {
  readonly url?: string;
  readonly query?: unknown;
  readonly [property: string]: unknown;
}

/** The request without the words of its users, which the query of its URL contains. */
export function loggedRequest(request: LoggedRequest): LoggedRequest {
  const { query: _, url = '', ...rest } = request;
  const [path, query = ''] = url.split(/\?(.*)/s);
  const shown = [...new URLSearchParams(query)].filter(([name]) => HARMLESS.includes(name));
  const left = shown.length > 0 ? `?${new URLSearchParams(shown).toString()}` : '';
  return { ...rest, url: `${path}${left}` };
}
