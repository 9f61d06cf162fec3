import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP, isIPv6 } from 'node:net';
import { OperationalError, UserError } from '../errors/errors.js';
import { isPublic, isWithin } from './networks.js';
import type { Network } from './networks.js';

/** Longer addresses are refused by many servers on the way. */
const LONGEST_URL = 2000;

/** Finds all addresses of a host name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

const resolveByDns: Resolve = (name) => lookup(name, { all: true, verbatim: true });

/** Decides which hosts may be called under addresses that callers name, so that nobody looks into private networks. */
export class AddressGuard {
  /** @param allowed Private networks that may be called all the same. */
  constructor(
    private readonly allowed: readonly Network[],
    private readonly resolve: Resolve = resolveByDns,
  ) {}

  /**
   * Looks up a host and checks what it finds. Only these addresses may then be called: a second look-up could give
   * others (DNS rebinding).
   *
   * @param hostname As in `URL.hostname`.
   * @param field Named in errors.
   * @throws {UserError} `address.private` if any of its addresses is, `address.unknown_host`; {OperationalError}
   *         `address.no_answer` if the names cannot be looked up now.
   */
  async addressesOf(hostname: string, field: string): Promise<readonly LookupAddress[]> {
    const host = hostname.replace(/^\[|\]$/g, '');
    const found =
      isIP(host) === 0 ? await this.lookUp(host) : [{ address: host, family: isIPv6(host) ? 6 : 4 }];
    // The found address stays out of the message: it would tell the caller about the names of the private network.
    if (found.every(({ address }) => isPublic(address) || isWithin(address, this.allowed))) return found;
    throw new UserError('address.private', `${hostname} is in a private network.`, {
      field,
      hint: 'Use a public address. The operator of the server can allow a network with OUTBOUND_ALLOW.',
    });
  }

  private async lookUp(name: string): Promise<readonly LookupAddress[]> {
    try {
      const found = await this.resolve(name);
      if (found.length > 0) return found;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOTFOUND') {
        throw new OperationalError('address.no_answer', `The host ${name} cannot be looked up now.`, {
          cause,
        });
      }
      throw unknownHost(name, cause);
    }
    throw unknownHost(name);
  }
}

/** @throws {UserError} `address.invalid` unless it is an address of the web without credentials. */
export function webAddress(text: string, field: string): URL {
  const url = URL.canParse(text) && text.length <= LONGEST_URL ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw invalid('The address must start with https:// or http:// and name a host.', field);
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('The address must not contain a user name or a password.', field);
  }
  return url;
}

function invalid(message: string, field: string): UserError {
  return new UserError('address.invalid', message, {
    field,
    hint: `An example is https://example.org/path; at most ${LONGEST_URL} characters.`,
  });
}

function unknownHost(name: string, cause?: unknown): UserError {
  return new UserError('address.unknown_host', `The host ${name} is not known.`, {
    field: 'url',
    hint: 'Check the spelling of the name.',
    cause,
  });
}
