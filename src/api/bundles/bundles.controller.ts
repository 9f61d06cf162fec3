import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { requireScope, OPEN_CALLER } from '../../access/caller.js';
import type { AllowedDocuments } from '../../access/caller.js';
import { BundleExport } from '../../bundles/bundle-export.service.js';
import { BundleImport } from '../../bundles/bundle-import.service.js';
import { BundleSending } from '../../bundles/bundle-sending.js';
import { IncomingBundles } from '../../bundles/incoming-bundles.js';
import { BulkActionsService } from '../../ingestion/bulk-actions.service.js';
import { spanOf } from '../../runs/run-states.js';
import { Access } from '../access/access.decorator.js';
import type { AccessedRequest } from '../access/accessed-request.js';
import { Allowed } from '../access/allowed.decorator.js';
import { AskedDocuments } from '../access/asked-documents.js';
import { sendWhole } from '../http/send-stream.js';
import { untilGone } from '../http/until-gone.js';
import { withBody } from './received-body.js';
import { BundleCheckRequest, BundleImportRequest, BundleRequest } from './requests.js';
import { CheckedBundleResponse, ImportedBundleResponse, checkedView, importedView } from './responses.js';

const TAR = 'application/x-tar';
const BUNDLE_TYPES = [TAR, 'application/gzip', 'application/octet-stream'];
const BYTES = { schema: { type: 'string', format: 'binary' } };
/** What errors call a bundle that comes in a body. */
const NAMES = { bundle: 'body', choiceField: 'vectors' };

@ApiTags('bundles')
@Controller('bundle')
export class BundlesController {
  constructor(
    private readonly exports: BundleExport,
    private readonly sending: BundleSending,
    private readonly imports: BundleImport,
    private readonly incoming: IncomingBundles,
    private readonly asked: AskedDocuments,
    private readonly bulk: BulkActionsService,
  ) {}

  @Get()
  @Access('read')
  @ApiOperation({
    summary: 'Books, or the whole library, as one file that another library takes over without computing.',
  })
  @ApiOkResponse({ content: { [TAR]: BYTES } })
  @ApiNotFoundResponse({ description: 'A document does not exist, or the key does not show it.' })
  @ApiConflictResponse({ description: 'A book, or all of the library, has nothing to read yet.' })
  async export(
    @Query() { document, files = false }: BundleRequest,
    @Allowed() allowed: AllowedDocuments,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const within = await this.asked.within(allowed, document, 'document');
    const documents = document?.length ? document : null;
    const only = documents === null ? (within ?? null) : null;
    const signal = untilGone(request, response);
    const prepared = await this.exports.prepare({ documents, only, files, signal });
    response.attachment('library.tar');
    response.type(TAR);
    await sendWhole(response, () => this.sending.send(prepared, response));
  }

  @Post()
  @Access('write')
  @HttpCode(200)
  @ApiConsumes(...BUNDLE_TYPES)
  @ApiBody(BYTES)
  @ApiOperation({
    summary: 'Take over the books of a bundle. All of it is checked before; a book appears when it is whole.',
  })
  @ApiOkResponse({ type: ImportedBundleResponse })
  @ApiConflictResponse({
    description: 'Its vectors are by another model, and `vectors` does not say what to do.',
  })
  async import(
    @Query() { vectors = 'refuse', replace = false, topics = false }: BundleImportRequest,
    @Req() request: AccessedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportedBundleResponse> {
    // Models, and what they take, are for those who change models.
    if (vectors === 'adopt') requireScope(request.caller ?? OPEN_CALLER, 'admin');
    const options = { names: NAMES, vectors, replace, topics, signal: untilGone(request, response) };
    const imported = await withBody(request, response, (body) =>
      this.incoming.with(body, NAMES.bundle, (path) => this.imports.import(path, options)),
    );
    const again = { action: 'reprocess', span: spanOf('embedding') } as const;
    return importedView(imported, await this.bulk.forEach(imported.toEmbed, again));
  }

  @Post('check')
  @Access('write')
  @HttpCode(200)
  @ApiConsumes(...BUNDLE_TYPES)
  @ApiBody(BYTES)
  @ApiOperation({ summary: 'What a bundle has, and what taking it over would do. Nothing is changed.' })
  @ApiOkResponse({ type: CheckedBundleResponse })
  async check(
    @Query() { replace = false, topics = false }: BundleCheckRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CheckedBundleResponse> {
    const options = { names: NAMES, replace, topics, signal: untilGone(request, response) };
    const checked = await withBody(request, response, (body) =>
      this.incoming.with(body, NAMES.bundle, (path) => this.imports.check(path, options)),
    );
    return checkedView(checked);
  }
}
