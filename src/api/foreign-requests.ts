import type { IncomingMessage } from 'node:http';
import { isLoopback, parseAuthority } from './host-name.js';
import type { Authority } from './host-name.js';
import { UserError } from '../errors/errors.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
/** What browsers say of a request that no other site caused (W3C, Fetch Metadata Request Headers). */
const OWN_SITES = new Set(['same-origin', 'none']);
/** A scheme without a port means this one. */
const USUAL_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

export interface OwnNames {
  /** The server listens on a loopback address only: then nobody calls it by another name but to deceive a browser. */
  readonly loopback: boolean;
  /** Further names, of COLOPHON_ALLOWED_HOSTS. */
  readonly allowed: readonly string[];
}

/**
 * Refuses what a page of another site makes a browser send: requests under a name that is not the server's (a page can
 * have its own name lead to this machine), and writes that come from another origin.
 *
 * Programs send neither `Origin` nor `Sec-Fetch-Site`, and HTTP/1.0 no `Host`: they pass.
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
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !OWN_SITES.has(site)) throw foreignOrigin(`of another site (${site})`);
  const { origin } = headers;
  if (origin !== undefined && !isOwnOrigin(origin, called.at(-1), own)) throw foreignOrigin(`of ${origin}`);
}

/** `GET http://name/path`, the form that proxies get, says another name than the header may. */
function authorityInTarget(url: string): string | undefined {
  return /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
}

function requireOwn(text: string, { loopback, allowed }: OwnNames): void {
  if (!loopback && allowed.length === 0) return;
  const host = parseAuthority(text);
  if (host && (isLoopback(host.name) || allowed.includes(host.name))) return;
  throw new UserError('request.foreign_host', `This server is not called "${text}".`, {
    field: 'Host',
    hint: 'Call it by localhost or its address, or have whoever runs it add the name to COLOPHON_ALLOWED_HOSTS.',
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
    field: 'Origin',
    hint: 'Send the request from a program or from a page of this server, or have whoever runs it add the host of the page to COLOPHON_ALLOWED_HOSTS.',
  });
}
