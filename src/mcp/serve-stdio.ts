import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { McpModule } from './mcp.module.js';
import { McpServers } from './mcp-servers.js';

/** Whoever starts a program on this machine reads the library anyway. */
const WHOLE_LIBRARY = null;

/**
 * Serves one client over stdin and stdout until it closes stdin. Calls that are not answered by then are dropped: nobody
 * reads their answers.
 *
 * @param library An open library, which need not have this room.
 * @param signal Ends it earlier.
 */
export async function serveOverStdio(library: INestApplicationContext, signal: AbortSignal): Promise<void> {
  const room = await library.get(LazyModuleLoader).load(() => McpModule);
  const servers = room.get(McpServers);
  const { stdin } = process;
  if (stdin.readableEnded || stdin.destroyed || signal.aborted) return;
  const left = Promise.race([once(stdin, 'end'), once(stdin, 'close'), once(signal, 'abort')]);
  const connection = serveStdio(() => servers.make(WHOLE_LIBRARY), {
    onerror: (error) => servers.report(error),
  });
  await left;
  await connection.close();
}
