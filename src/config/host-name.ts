import { isIPv6 } from 'node:net';
import type { Parser } from './parsers.js';

/**
 * Characters that do not belong in a host name with a port, but that a URL parser would accept as other parts of the
 * URL.
 */
const OF_AN_ADDRESS = /[\s/\\?#@]/;

/** A host as it appears in a `Host` or `Origin` header. */
export interface Authority {
  /** In lower case, without a trailing dot; IPv6 in brackets, in its shortest form. */
  readonly name: string;
  /** Null: the default port. */
  readonly port: number | null;
}

/** Parses `name`, `name:port` and `[::1]:port`; returns null for anything else. Expands forms such as `127.1`. */
export function parseAuthority(text: string): Authority | null {
  const address = `http://${isIPv6(text) ? `[${text}]` : text}`;
  if (text === '' || OF_AN_ADDRESS.test(text) || !URL.canParse(address)) return null;
  const { hostname, port } = new URL(address);
  const name = hostname.replace(/\.$/, '');
  return name === '' ? null : { name, port: port === '' ? null : Number(port) };
}

/** Whether a name from `parseAuthority` always leads to this machine. */
export function isLoopback(name: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/.test(name);
}

/** Whether an address, or a host as in a `Host` header, leads to this machine, whatever its port. */
export function isThisMachine(text: string): boolean {
  const host = parseAuthority(text);
  return host !== null && isLoopback(host.name);
}

/** Host names, separated by commas, normalised as by `parseAuthority`. */
export const hostNames: Parser<readonly string[]> = (value) =>
  value.split(',').map((part) => {
    const host = parseAuthority(part.trim());
    if (!host || host.port !== null) throw new Error('names of hosts without ports, separated by commas');
    return host.name;
  });
