import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { catchError, from, switchMap } from 'rxjs';
import { IncomingFiles } from '../documents/file-store/incoming-files.js';
import type { ReceivedFile } from '../documents/file-store/incoming-files.js';
import { UserError, messageOf } from '../errors/errors.js';

const FIELD = 'file';

export interface UploadedBook extends ReceivedFile {
  /** As the client named it. */
  readonly originalName: string;
}

/** A request whose multipart body was streamed to disk. */
export interface UploadedRequest extends Request {
  uploaded?: UploadedBook;
  /** The file on its way in. */
  receiving?: Promise<ReceivedFile>;
}

/** Streams the one file of a multipart request to disk; forgets it again when the request is refused. */
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
              // Browsers send UTF-8 names, which the multipart parser reads as Latin-1.
              const originalName = Buffer.from(file.originalname, 'latin1').toString('utf8');
              (request as UploadedRequest).uploaded = { ...received, originalName };
              done(null, { path: received.path, size: received.byteLength });
            },
            (error: unknown) => done(error),
          );
        },
        _removeFile: (request, _file, done) => {
          this.discard(request as UploadedRequest).then(() => done(null), done);
        },
      },
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
        if (error instanceof multer.MulterError) {
          const details = { field: error.field ?? FIELD, cause: error };
          reject(new UserError('request.invalid', `The upload is refused: ${error.message}.`, details));
        } else if (error) {
          reject(error instanceof Error ? error : new Error(messageOf(error)));
        } else {
          resolve();
        }
      });
    });
  }

  /** The parser reports a broken stream before what was received of it is removed: waited for, so that an answer is true. */
  private async discard(request: UploadedRequest): Promise<void> {
    await Promise.allSettled([request.receiving]);
    if (request.uploaded) await this.files.discard(request.uploaded);
  }
}
