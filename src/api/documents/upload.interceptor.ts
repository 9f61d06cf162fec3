import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { catchError, from, switchMap } from 'rxjs';
import { IncomingFiles } from '../../documents/file-store/incoming-files.js';
import type { ReceivedFile } from '../../documents/file-store/incoming-files.js';
import { OperationalError, UserError, messageOf } from '../../errors/errors.js';
import { ClientGone } from '../http/client-gone.js';

const FIELD = 'file';

export interface UploadedBook extends ReceivedFile {
  /** The name that the client gave the file. */
  readonly originalName: string;
}

/** A request whose multipart body was written to disk. */
export interface UploadedRequest extends Request {
  uploaded?: UploadedBook;
  /** The file while it is being received. */
  receiving?: Promise<ReceivedFile>;
}

/** Writes the one file of a multipart request to disk, and removes it when the request is refused. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  private readonly parse: ReturnType<ReturnType<typeof multer>['single']>;

  constructor(private readonly files: IncomingFiles) {
    this.parse = multer({
      storage: {
        _handleFile: (request, file, done) => {
          const receiving = this.files.receive(file.stream, FIELD);
          (request as UploadedRequest).receiving = receiving;
          receiving.then(
            (received) => {
              (request as UploadedRequest).uploaded = { ...received, originalName: file.originalname };
              done(null, { path: received.path, size: received.byteLength });
            },
            (error: unknown) => done(error),
          );
        },
        _removeFile: (request, _file, done) => {
          this.discard(request as UploadedRequest).then(() => done(null), done);
        },
      },
      // Browsers send names in UTF-8. Names in the extended form (RFC 5987) state their character set.
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 10, fieldSize: 10_000 },
    }).single(FIELD);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<UploadedRequest>();
    return from(this.receive(request, context)).pipe(
      switchMap(() => next.handle()),
      catchError(async (error: unknown) => {
        await this.discard(request);
        throw error;
      }),
    );
  }

  private receive(request: UploadedRequest, context: ExecutionContext): Promise<void> {
    return new Promise((resolve, reject) => {
      this.parse(request, context.switchToHttp().getResponse(), (error: unknown) => {
        if (error) reject(explain(error, request));
        else resolve();
      });
    });
  }

  /** The parser reports a broken stream before the received part is removed. Waiting for that keeps the answer true. */
  private async discard(request: UploadedRequest): Promise<void> {
    await Promise.allSettled([request.receiving]);
    if (request.uploaded) await this.files.discard(request.uploaded);
  }
}

/** The client can correct what it sent. Errors of the file system or of Colophon pass unchanged. */
function explain(error: unknown, request: UploadedRequest): Error {
  if (request.destroyed && !request.complete) {
    return new ClientGone('The client aborted the upload.', { cause: error });
  }
  if (error instanceof UserError || error instanceof OperationalError) return error;
  if (error instanceof Error && 'syscall' in error) return error;
  const field = error instanceof multer.MulterError ? (error.field ?? FIELD) : FIELD;
  return new UserError('request.invalid', `The upload is refused: ${messageOf(error)}.`, {
    field,
    hint: `Send multipart/form-data with a boundary, complete, with the PDF in the field "${FIELD}".`,
    cause: error,
  });
}
