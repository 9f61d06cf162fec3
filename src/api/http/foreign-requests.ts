import type { IncomingMessage } from 'node:http';
import { isLoopback, parseAuthority } from '../../config/host-name.js';
import type { Authority } from '../../config/host-name.js';
import { UserError } from '../../errors/errors.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
/** What browsers send when no other site caused the request (W3C, Fetch Metadata Request Headers). */
const OWN_SITES = new Set(['same-origin', 'none']);
/** The port of an origin that names none. */
const USUAL_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

export interface OwnNames {
  /** True when the server listens on a loopback address only. Then another name in a request means DNS rebinding. */
  readonly loopback: boolean;
  /** The names in COLOPHON_ALLOWED_HOSTS. */
  readonly allowed: readonly string[];
  /** The origins in CORS_ORIGINS, whose pages may send what programs may. */
  readonly origins: readonly string[];
}

/**
 * Refuses requests that a page of another site makes a browser send: requests under a name that is not the server's (a
 * site can point its own name at this machine), and writes from another origin.
 *
 * Programs send neither `Origin` nor `Sec-Fetch-Site`, and HTTP/1.0 clients send no `Host`: these requests pass.
 *
 * @throws {UserError} `request.foreign_host`, `request.foreign_origin` (403).
 */
export function refuseForeign(
  { method = 'GET', url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  own: OwnNames,
): void {
  const called = [headers.host, authorityInTarget(url)].filter((name) => name !== undefined);
  for (const name of called) requireOwn(name, own);
  if (READING.has(method)) return;
  if (headers.origin !== undefined && own.origins.includes(headers.origin)) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !OWN_SITES.has(site)) throw foreignOrigin(`of another site (${site})`);
  const { origin } = headers;
  if (origin !== undefined && !isOwnOrigin(origin, called.at(-1), own)) throw foreignOrigin(`of ${origin}`);
}

/** The target `GET http://name/path`, which clients send to proxies, may contain another name than the header. */
function authorityInTarget(url: string): string | undefined {
  return /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
}

function requireOwn(text: string, { loopback, allowed }: OwnNames): void {
  if (!loopback && allowed.length === 0) return;
  const host = parseAuthority(text);
  if (host && (isLoopback(host.name) || allowed.includes(host.name))) return;
  throw new UserError('request.foreign_host', `This server is not called "${text}".`, {
    fault: 'forbidden',
    field: 'Host',
    hint: 'Use localhost or its address, or ask the operator to add the name to COLOPHON_ALLOWED_HOSTS.',
  });
}

function isOwnOrigin(origin: string, called: string | undefined, { allowed }: OwnNames): boolean {
  const [, scheme, rest] = /^(https?:)\/\/(.*)$/i.exec(origin) ?? [];
  const from = rest === undefined ? null : parseAuthority(rest);
  if (!scheme || !from) return false;
  if (allowed.includes(from.name)) return true;
  const here = called === undefined ? null : parseAuthority(called);
  return here !== null && here.name === from.name && portOf(here, scheme) === portOf(from, scheme);
}

function portOf({ port }: Authority, scheme: string): number {
  return port ?? USUAL_PORTS[scheme.toLowerCase()]!;
}

function foreignOrigin(whose: string): UserError {
  return new UserError('request.foreign_origin', `A page ${whose} may not change anything here.`, {
    fault: 'forbidden',
    field: 'Origin',
    hint: 'Send the request from a program or from a page of this server, or ask the operator to add the host of the page to COLOPHON_ALLOWED_HOSTS.',
  });
}
