import { BlockList, isIP, isIPv4 } from 'node:net';
import type { Parser } from '../config/parsers.js';

/** A range of addresses. */
export interface Network {
  readonly address: string;
  /** Bits of the address that are the same in the whole range. */
  readonly prefix: number;
}

/**
 * IPv4 addresses that are not public: the special-purpose registry of IANA (RFC 6890), multicast, what is reserved, and
 * 168.63.129.16, under which every machine of one large cloud reaches the services of its host.
 */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** All public IPv6 addresses are in this range; loopback, local, mapped and translated ones are not. */
const GLOBAL_6 = '2000::/3';
/** Parts of it that are not public: Teredo and other protocols, examples, and 6to4, which contains an IPv4 address. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const EXPECTED = 'addresses or subnets, such as 10.1.0.0/16, separated by commas';

function networkOf(text: string): Network {
  const [address = '', bits, ...more] = text.trim().split('/');
  const longest = isIPv4(address) ? 32 : 128;
  const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (isIP(address) === 0 || prefix < 0 || prefix > longest || more.length > 0) throw new Error(EXPECTED);
  return { address, prefix };
}

/** Reads addresses and subnets, separated by commas. */
export const networks: Parser<readonly Network[]> = (value) => value.split(',').map(networkOf);

function listOf(ranges: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const { address, prefix } of ranges) list.addSubnet(address, prefix, familyOf(address));
  return list;
}

const notPublic = listOf([...NOT_PUBLIC_4, ...NOT_PUBLIC_6].map(networkOf));
const global6 = listOf([networkOf(GLOBAL_6)]);

/** Whether an address belongs to the public internet, and not to this machine or a private network. */
export function isPublic(address: string): boolean {
  const family = familyOf(address);
  if (notPublic.check(address, family)) return false;
  return family === 'ipv4' || global6.check(address, family);
}

/** Whether an address is in one of the ranges. */
export function isWithin(address: string, ranges: readonly Network[]): boolean {
  return listOf(ranges).check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
