import { Injectable } from '@nestjs/common';
import { AccessConfig } from '../../access/access.config.js';
import { AccessService } from '../../access/access.service.js';
import { LINK_CALLER, METRICS_CALLER, OPEN_CALLER } from '../../access/caller.js';
import type { Caller } from '../../access/caller.js';
import { LINK_PARAMETERS, LinkSigner } from '../../access/link-signer.js';
import { isDatabaseAway } from '../../errors/passing-error.js';
import { MetricsConfig } from '../../operations/metrics.config.js';
import { isToken } from '../../operations/metrics-token.js';
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
    private readonly metrics: MetricsConfig,
    http: HttpConfig,
  ) {
    this.mayBeOpen = listensOnLoopback(http) || config.open;
  }

  /**
   * @throws {UserError} for a credential that is missing or refused, see `AccessService.callerWith`, and for a signed
   *         link that is refused.
   */
  async of(request: AccessedRequest, route: RouteAccess): Promise<Caller> {
    const credential = credentialOf(request);
    if (route.isMetrics && isToken(credential, this.metrics.token)) return METRICS_CALLER;
    if (await this.isOpen(route)) return OPEN_CALLER;
    if (credential === null) {
      const isPicture = route.signedLinks && request.method === 'GET';
      if (isPicture && this.links.isSigned(request.originalUrl)) return this.withLink(request);
      if (route.isStatus && this.config.openStatus) return { ...OPEN_CALLER, scope: 'read' };
    }
    return this.access.callerWith(credential);
  }

  private async isOpen(route: RouteAccess): Promise<boolean> {
    if (!this.mayBeOpen) return false;
    try {
      return !(await this.access.isRequired());
    } catch (error) {
      // Without the database the metrics tell of the process alone, and this is when somebody needs them.
      if (route.isMetrics && isDatabaseAway(error)) return true;
      throw error;
    }
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
