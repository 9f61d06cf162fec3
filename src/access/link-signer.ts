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
/** Only for resolving paths: no request goes there. */
const SOMEWHERE = 'http://library';

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
    const url = new URL(path, SOMEWHERE);
    LINK_PARAMETERS.forEach((name) => url.searchParams.delete(name));
    url.searchParams.set(EXPIRES, String(Math.floor(Date.now() / 1000) + seconds));
    url.searchParams.set(SIGNATURE, (await this.signatureOf(url)).toString('base64url'));
    return `${url.pathname}${url.search}`;
  }

  /** Whether an address claims to be a signed link. */
  isSigned(path: string): boolean {
    return new URL(path, SOMEWHERE).searchParams.has(SIGNATURE);
  }

  /** @throws {UserError} `access.link_invalid`, `access.link_expired` (403). */
  async verify(path: string): Promise<void> {
    const url = new URL(path, SOMEWHERE);
    const [expires = '', twice] = url.searchParams.getAll(EXPIRES);
    const given = Buffer.from(url.searchParams.get(SIGNATURE) ?? '', 'base64url');
    url.searchParams.delete(SIGNATURE);
    const wanted = await this.signatureOf(url);
    const proven = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!proven || twice !== undefined || !SECONDS.test(expires)) {
      throw refused('access.link_invalid', 'The signature does not belong to this address.');
    }
    if (Number(expires) * 1000 <= Date.now()) throw refused('access.link_expired', 'The link is expired.');
  }

  /** The order of the parameters does not matter; a signature that is still there is not part of the signed text. */
  private async signatureOf(url: URL): Promise<Buffer> {
    const parameters = new URLSearchParams(url.searchParams);
    parameters.delete(SIGNATURE);
    parameters.sort();
    const hmac = createHmac('sha256', await this.key());
    return hmac.update(`${url.pathname}\n${parameters.toString()}`).digest();
  }

  private key(): Promise<Buffer> {
    this.secret ??= this.secrets.get('links').catch((error: unknown) => {
      this.secret = null;
      throw error;
    });
    return this.secret;
  }
}

function refused(code: 'access.link_invalid' | 'access.link_expired', message: string): UserError {
  return new UserError(code, message, {
    fault: 'forbidden',
    field: SIGNATURE,
    hint: 'Ask for a new link, or send a key.',
  });
}
