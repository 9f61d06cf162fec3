import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { anyPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { addBook, plainBook } from './plain-book.js';

describe('a run that fails for a reason that only the operator of the server can fix', () => {
  let place: TestPlace;
  let library: INestApplicationContext;

  beforeAll(async () => {
    place = await anyPlace();
    library = await openLibrary(place);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it('shows paths to the command that runs it, but not to callers', async () => {
    const ingestion = library.get(IngestionService);
    const folder = place.environment['COLOPHON_DATA_DIR']!;
    const { id } = await addBook(library, plainBook(1));
    await rm(join(folder, 'books'), { recursive: true });
    await expect(ingestion.ingest(id, false)).rejects.toMatchObject({
      code: 'store.missing',
      message: expect.stringContaining(folder) as string,
    });
    const told = {
      ...(await ingestion.progress(id)),
      events: await library.get(DataSource).query<unknown[]>('SELECT * FROM events'),
    };
    expect(told).toMatchObject({
      run: {
        state: 'failed',
        errorCode: 'store.missing',
        errorHint: expect.stringContaining('log') as string,
      },
      document: { status: 'failed', message: told.run!.errorMessage },
    });
    expect(inspect(told, { depth: null })).not.toContain(folder);
  });
});
