import { isIPv6 } from 'node:net';
import type { Parser } from '../config/parsers.js';

/** What has no place in the name of a host and its port, but would be understood as a part of an address. */
const OF_AN_ADDRESS = /[\s/\\?#@]/;

/** A host as a `Host` header or an `Origin` names it. */
export interface Authority {
  /** In lower case, without a dot at its end; IPv6 in brackets, as short as can be. */
  readonly name: string;
  /** Null: the usual one. */
  readonly port: number | null;
}

/** Reads `name`, `name:port`, `[::1]:port`; null for anything else. Forms such as `127.1` are written out. */
export function parseAuthority(text: string): Authority | null {
  const address = `http://${isIPv6(text) ? `[${text}]` : text}`;
  if (text === '' || OF_AN_ADDRESS.test(text) || !URL.canParse(address)) return null;
  const { hostname, port } = new URL(address);
  const name = hostname.replace(/\.$/, '');
  return name === '' ? null : { name, port: port === '' ? null : Number(port) };
}

/** Whether a name of `parseAuthority` always leads to this machine. */
export function isLoopback(name: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/.test(name);
}

/** Names of hosts, separated by commas, as `parseAuthority` writes them. */
export const hostNames: Parser<readonly string[]> = (value) =>
  value.split(',').map((part) => {
    const host = parseAuthority(part.trim());
    if (!host || host.port !== null) throw new Error('names of hosts without ports, separated by commas');
    return host.name;
  });
