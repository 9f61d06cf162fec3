import type { Request, Response } from 'express';

/**
 * Aborted when nobody reads the answer any more, at once where that is so already.
 *
 * The connection is watched besides the response: of requests that a client sends without waiting, only the first is
 * told by its response.
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

/** Calls once when the signal is aborted, at once where it is already. */
export function onGone(gone: AbortSignal, call: () => void): void {
  if (gone.aborted) call();
  else gone.addEventListener('abort', call, { once: true });
}
