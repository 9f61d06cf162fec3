import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { McpRequestContext } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import type { NodeIncomingMessageLike, NodeServerResponseLike } from '@modelcontextprotocol/node';
import { McpServers } from './mcp-servers.js';
import type { AllowedDocuments } from '../access/caller.js';

/** Streams on which clients wait for changes of the list of tools. It never changes, so nobody needs one. */
const MOST_SUBSCRIPTIONS = 100;

/**
 * Answers requests over HTTP, each for itself: there are no sessions. Clients of the protocol of 2026 and of those before
 * get the same tools.
 */
@Injectable()
export class McpEndpoint implements BeforeApplicationShutdown {
  private readonly handler = createMcpHandler((context) => this.servers.make(allowedOf(context)), {
    onerror: (error) => this.servers.report(error),
    maxSubscriptions: MOST_SUBSCRIPTIONS,
  });
  private readonly handle = toNodeHandler(this.handler, { onerror: (error) => this.servers.report(error) });

  constructor(private readonly servers: McpServers) {}

  /** @param body The body, which is parsed already. @param allowed The documents that the caller may read. */
  async answer(
    request: NodeIncomingMessageLike,
    response: NodeServerResponseLike,
    { body, allowed }: { readonly body: unknown; readonly allowed: AllowedDocuments },
  ): Promise<void> {
    // The caller is known already; the protocol only carries what it may read.
    const auth = { token: '', clientId: '', scopes: [], extra: { allowed } };
    await this.handle(Object.assign(request, { auth }), response, body);
  }

  /** Ends the streams that are still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.handler.close();
  }
}

/** A request that does not say so may read nothing. */
function allowedOf({ authInfo }: McpRequestContext): AllowedDocuments {
  const allowed = authInfo?.extra?.['allowed'] as AllowedDocuments | undefined;
  return allowed === undefined ? [] : allowed;
}
