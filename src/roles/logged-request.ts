/** Parameters that tell how a list was read. All others may hold what a user asked, and stay out of the log. */
const HARMLESS = ['limit', 'offset', 'hard', 'type'];

/** A request as pino's own serializer gives it to the log. */
export interface LoggedRequest {
  readonly url?: string;
  readonly query?: unknown;
  readonly [property: string]: unknown;
}

/** The request without the words of its users, which stand in the query of an address. */
export function loggedRequest(request: LoggedRequest): LoggedRequest {
  const { query: _, url = '', ...rest } = request;
  const [path, query = ''] = url.split(/\?(.*)/s);
  const shown = [...new URLSearchParams(query)].filter(([name]) => HARMLESS.includes(name));
  const left = shown.length > 0 ? `?${new URLSearchParams(shown).toString()}` : '';
  return { ...rest, url: `${path}${left}` };
}
