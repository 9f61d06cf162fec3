import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import { LibrarySecretRepository } from './library-secret.repository.js';

const EXPIRES = 'expires';
const SIGNATURE = 'signature';
/** The parameters that a signature adds to a link. */
export const LINK_PARAMETERS = [EXPIRES, SIGNATURE] as const;
/** Unix seconds, to the year 5138. */
const SECONDS = /^\d{1,11}$/;

interface Link {
  readonly path: string;
  readonly query: URLSearchParams;
}

/**
 * Signs the addresses of pictures, because an `<img>` cannot send a header. A signature covers the path and its query,
 * and ends with its time.
 */
@Injectable()
export class LinkSigner {
  private secret: Promise<Buffer> | null = null;

  constructor(private readonly secrets: LibrarySecretRepository) {}

  /**
   * @param path    With its query if it has one, such as `/v1/documents/ID/pages/7/picture?width=800`.
   * @param seconds For how long the link can be used.
   * @returns The path with `expires` and `signature` in its query.
   */
  async sign(path: string, seconds: number): Promise<string> {
    const link = partsOf(path);
    LINK_PARAMETERS.forEach((name) => link.query.delete(name));
    link.query.set(EXPIRES, String(Math.floor(Date.now() / 1000) + seconds));
    link.query.set(SIGNATURE, (await this.signatureOf(link)).toString('base64url'));
    return `${link.path}?${link.query.toString()}`;
  }

  /** Whether an address claims to be a signed link. */
  isSigned(path: string): boolean {
    return partsOf(path).query.has(SIGNATURE);
  }

  /** @throws {UserError} `access.link_invalid`, `access.link_expired` (403). */
  async verify(path: string): Promise<void> {
    const link = partsOf(path);
    const [expires = '', twice] = link.query.getAll(EXPIRES);
    const given = Buffer.from(link.query.get(SIGNATURE) ?? '', 'base64url');
    const wanted = await this.signatureOf(link);
    const proven = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!proven || twice !== undefined || !SECONDS.test(expires)) {
      throw refused('access.link_invalid', 'The signature does not belong to this address.');
    }
    if (Number(expires) * 1000 <= Date.now()) throw refused('access.link_expired', 'The link is expired.');
  }

  /** Of the path as it is written, and of the parameters in any order. */
  private async signatureOf({ path, query }: Link): Promise<Buffer> {
    const parameters = new URLSearchParams(query);
    parameters.delete(SIGNATURE);
    parameters.sort();
    const hmac = createHmac('sha256', await this.key());
    return hmac.update(`${path}\n${parameters.toString()}`).digest();
  }

  private key(): Promise<Buffer> {
    this.secret ??= this.secrets.get('links').catch((error: unknown) => {
      this.secret = null;
      throw error;
    });
    return this.secret;
  }
}

/** Without resolving `..` and the like: routes do not resolve them either. */
function partsOf(address: string): Link {
  const [path = '', query = ''] = address.split(/\?(.*)/s);
  return { path, query: new URLSearchParams(query) };
}

function refused(code: 'access.link_invalid' | 'access.link_expired', message: string): UserError {
  return new UserError(code, message, {
    fault: 'forbidden',
    field: SIGNATURE,
    hint: 'Ask for a new link, or send a key.',
  });
}
