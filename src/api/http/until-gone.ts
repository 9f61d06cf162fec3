import type { Request, Response } from 'express';

/**
 * A signal that is aborted when nobody reads the answer any more; immediately if that is already the case.
 *
 * It watches the connection as well as the response: when a client sends several requests without waiting, only the
 * first response notices that the client has left.
 */
export function untilGone({ socket }: Request, response: Response): AbortSignal {
  const gone = new AbortController();
  const leave = () => {
    socket.off('close', leave);
    response.off('close', leave);
    gone.abort();
  };
  if (socket.destroyed || response.closed || response.destroyed) {
    gone.abort();
  } else {
    socket.on('close', leave);
    response.on('close', leave);
  }
  return gone.signal;
}

/** Calls once when the signal is aborted, immediately if it already is. */
export function onGone(gone: AbortSignal, call: () => void): void {
  if (gone.aborted) call();
  else gone.addEventListener('abort', call, { once: true });
}
