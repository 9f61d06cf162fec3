import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';
import { UserError } from '../../errors/errors.js';
import { PACKAGE_ROOT } from '../../process/package-root.js';

/** Where the page is served; `web/vite.config.ts` builds it for this path. */
export const ADMIN_PATH = '/admin';

/** Files that carry the hash of their content in their name (`web/vite.config.ts`): they never change. */
const HASHED = /\/assets\//;
const A_YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves the built admin page: every path below `/admin` that is no file is a view of the page and gets its document.
 *
 * The page holds no data. It reads everything by the API, with the key of the person who looks at it.
 */
export function serveAdminPage(app: NestExpressApplication): void {
  const folder = builtPage();
  const files = folder === null ? refuseUnbuilt : servedFiles(folder);
  app.use(ADMIN_PATH, (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') next();
    else files(request, response, next);
  });
}

function servedFiles(folder: string) {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    // The views are paths of one document; a file that is missing must stay a 404, or a script would be read as markup.
    single: true,
    ignores: [HASHED],
    setHeaders(response, path) {
      response.setHeader('cache-control', HASHED.test(path) ? A_YEAR : 'no-cache');
    },
  });
}

function builtPage(): string | null {
  const folder = new URL('dist/web/', PACKAGE_ROOT);
  return existsSync(new URL('.built', folder)) ? fileURLToPath(folder) : null;
}

function refuseUnbuilt(_request: Request, _response: Response, next: NextFunction): void {
  next(
    new UserError('admin_page.not_built', 'The admin page is not built.', {
      fault: 'missing',
      hint: 'Run "npm run build" in the folder of Colophon, and start the server again.',
    }),
  );
}
