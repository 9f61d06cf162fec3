import { OperationalError, UserError } from '../../errors/errors.js';
import type { Fault } from '../../errors/errors.js';

interface Kind {
  readonly code: string;
  readonly fault: Fault;
  readonly field?: string;
  readonly hint: string;
}

/** What the server of the protocol refuses, by its status. */
const KINDS: Readonly<Record<number, Kind>> = {
  404: {
    code: 'upload.not_found',
    fault: 'missing',
    field: 'id',
    hint: 'It has expired, or was refused: begin a new one.',
  },
  409: {
    code: 'upload.offset',
    fault: 'conflict',
    field: 'Upload-Offset',
    hint: 'Ask with HEAD how many bytes have arrived, and go on from there.',
  },
  413: {
    code: 'document.too_large',
    fault: 'too_large',
    field: 'Upload-Length',
    hint: 'UPLOAD_MAX_MB sets the limit.',
  },
};

const WRONG: Kind = {
  code: 'upload.invalid',
  fault: 'input',
  hint: 'Use a client of the tus protocol, version 1.0.0.',
};

/** @param reason What the library says about it, in a line of English. */
export function refusal(status: number, reason: string): UserError | OperationalError {
  const message = `The upload is refused: ${reason.trim().replace(/\.$/, '') || 'no reason is known'}.`;
  if (status >= 500) {
    return new OperationalError('upload.failed', message, { hint: 'Resume it in a moment.' });
  }
  const { code, fault, field, hint } = KINDS[status === 410 ? 404 : status] ?? WRONG;
  return new UserError(code, message, { fault, field, hint });
}
