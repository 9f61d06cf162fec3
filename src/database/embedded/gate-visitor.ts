import { once } from 'node:events';
import { connect } from 'node:net';
import type { NetConnectOpts, Socket } from 'node:net';
import { FrameReader, isLoginOk, passwordMessage, sslRequest, startupMessage } from './protocol-frames.js';

/** How a gate on TCP is reached. */
export interface TcpGate {
  readonly port: number;
  /** One of a process of an earlier version demands none. */
  readonly password?: string;
}

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
export async function visitGate(
  where: NetConnectOpts,
  deadlineMs: number,
  password?: string,
): Promise<GateVisitor | null> {
  const socket = await reach(where);
  if (socket === null) return null;
  const login = password === undefined ? [sslRequest()] : [startupMessage(), passwordMessage(password)];
  socket.write(Buffer.concat(login));
  const isLetIn = password === undefined ? () => true : seesLogin();
  // The answer says that the gate counts this visitor, which it cannot before it has accepted it.
  const entered = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => settle(false), deadlineMs);
    const settle = (is: boolean) => {
      clearTimeout(timer);
      socket.off('data', read);
      resolve(is);
    };
    const read = (data: Buffer) => {
      if (isLetIn(data)) settle(true);
    };
    socket.on('data', read);
    socket.once('close', () => settle(false));
  });
  if (!entered) {
    socket.destroy();
    return null;
  }
  // What else the gate says is for its clients.
  socket.resume();
  // It must not keep a process alive that has nothing else to do.
  socket.unref();
  return { leave: () => socket.destroy() };
}

/** Whether the gate has said by now that the password is right. */
function seesLogin(): (data: Buffer) => boolean {
  const reader = new FrameReader(true);
  return (data) => {
    reader.push(data);
    for (let frame = reader.next(); frame; frame = reader.next()) if (isLoginOk(frame)) return true;
    return false;
  };
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
