import { Injectable } from '@nestjs/common';
import { AccessConfig } from '../../access/access.config.js';
import { AccessService } from '../../access/access.service.js';
import { LINK_CALLER, OPEN_CALLER } from '../../access/caller.js';
import type { Caller } from '../../access/caller.js';
import { LINK_PARAMETERS, LinkSigner } from '../../access/link-signer.js';
import { HttpConfig } from '../http.config.js';
import type { RouteAccess } from './access.decorator.js';
import type { AccessedRequest } from './accessed-request.js';
import { credentialOf } from './credential.js';
import { listensOnLoopback } from './listening.js';

/** Decides who sends a request. */
@Injectable()
export class Callers {
  /** Whether the server may serve everybody as long as there is no key. */
  private readonly mayBeOpen: boolean;

  constructor(
    private readonly access: AccessService,
    private readonly links: LinkSigner,
    private readonly config: AccessConfig,
    http: HttpConfig,
  ) {
    this.mayBeOpen = listensOnLoopback(http) || config.open;
  }

  /**
   * @throws {UserError} for a credential that is missing or refused, see `AccessService.callerWith`, and for a signed
   *         link that is refused.
   */
  async of(request: AccessedRequest, route: RouteAccess): Promise<Caller> {
    if (await this.isOpen()) return OPEN_CALLER;
    const credential = credentialOf(request);
    if (credential === null) {
      const isPicture = route.signedLinks && request.method === 'GET';
      if (isPicture && this.links.isSigned(request.originalUrl)) return this.withLink(request);
      if (route.isStatus && this.config.openStatus) return { ...OPEN_CALLER, scope: 'read' };
    }
    return this.access.callerWith(credential);
  }

  private async isOpen(): Promise<boolean> {
    return this.mayBeOpen && !(await this.access.isRequired());
  }

  private async withLink(request: AccessedRequest): Promise<Caller> {
    await this.links.verify(request.originalUrl);
    return LINK_CALLER;
  }
}

/** Routes do not know the parameters of signed links, and refuse unknown ones. */
export function hideLinkParameters(request: AccessedRequest): void {
  const query: Record<string, unknown> = { ...request.query };
  for (const name of LINK_PARAMETERS) delete query[name];
  // Express computes the query anew each time it is read.
  Object.defineProperty(request, 'query', { value: query, configurable: true });
}
