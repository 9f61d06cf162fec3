import type { Request } from 'express';
import type { Caller } from '../../access/caller.js';

/** Who sent a request, for what is counted or kept for each client: its key or token, otherwise its address. */
export function clientOf({ caller, ip = '' }: AccessedRequest): string {
  return caller && caller.id !== null ? `${caller.kind}:${caller.id}` : `address:${ip}`;
}

/** A request on its way through the guards. */
export interface AccessedRequest extends Request {
  /** Set once the caller is known. */
  caller?: Caller;
}
