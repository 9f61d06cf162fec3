import { once } from 'node:events';
import { connect } from 'node:net';
import type { NetConnectOpts, Socket } from 'node:net';
import { SSL_REQUEST } from './protocol-frames.js';

/** Somebody at the gate who asks nothing: as long as it stays, the owner of the database does not close it. */
export interface GateVisitor {
  leave(): void;
}

/** Whether somebody listens. A gate that is busy with a long statement does, though it does not answer yet. */
export async function isListening(where: NetConnectOpts): Promise<boolean> {
  const socket = await reach(where);
  socket?.destroy();
  return socket !== null;
}

/**
 * Enters the gate and stays.
 *
 * @returns Null when nobody listens, or when the gate closes meanwhile.
 */
export async function visitGate(where: NetConnectOpts, deadlineMs: number): Promise<GateVisitor | null> {
  const socket = await reach(where);
  if (socket === null) return null;
  const request = Buffer.alloc(8);
  request.writeInt32BE(request.length, 0);
  request.writeInt32BE(SSL_REQUEST, 4);
  socket.write(request);
  // The answer says that the gate counts this visitor, which it cannot before it has accepted it.
  const entered = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), deadlineMs);
    socket.once('data', () => resolve(true));
    socket.once('close', () => resolve(false));
    socket.once('close', () => clearTimeout(timer));
    socket.once('data', () => clearTimeout(timer));
  });
  if (!entered) {
    socket.destroy();
    return null;
  }
  // It must not keep a process alive that has nothing else to do.
  socket.unref();
  return { leave: () => socket.destroy() };
}

async function reach(where: NetConnectOpts): Promise<Socket | null> {
  const socket = connect(where);
  try {
    await once(socket, 'connect');
  } catch {
    // Refused, or no such socket: the answer is the null.
    return null;
  }
  // An end of the owner shows at the connections that ask something.
  socket.on('error', () => socket.destroy());
  return socket;
}
