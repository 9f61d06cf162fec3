import { once } from 'node:events';
import { connect } from 'node:net';
import type { NetConnectOpts, Socket } from 'node:net';
import { FrameReader, isLoginOk, passwordMessage, sslRequest, startupMessage } from './protocol-frames.js';

/** How to reach a gate over TCP. */
export interface TcpGate {
  readonly port: number;
  /** Gates of earlier versions require none. */
  readonly password?: string;
}

/** A connection that sends no statements. As long as it stays, the owner of the database does not close it. */
export interface GateVisitor {
  leave(): void;
}

/**
 * Whether a gate listens there. A gate that is busy with a long statement listens, even though it does not answer yet.
 */
export async function isListening(where: NetConnectOpts): Promise<boolean> {
  const socket = await reach(where);
  socket?.destroy();
  return socket !== null;
}

/**
 * Connects to the gate and stays.
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
  // Only the gate's answer proves that it counts this visitor; an open socket does not.
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
  // A visitor ignores everything else that the gate sends.
  socket.resume();
  // The visitor must not keep an otherwise finished process alive.
  socket.unref();
  return { leave: () => socket.destroy() };
}

/** Recognises in the data received so far that the gate has accepted the password. */
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
    // The connection was refused, or there is no such socket.
    return null;
  }
  // The connections that send statements notice the end of the owner.
  socket.on('error', () => socket.destroy());
  return socket;
}
