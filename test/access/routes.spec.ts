import { Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IsString } from 'class-validator';
import request from 'supertest';
import { AccessConfig } from '../../src/access/access.config.js';
import { LinkSigner } from '../../src/access/link-signer.js';
import { Access } from '../../src/api/access/access.decorator.js';
import { ApiModule } from '../../src/api/api.module.js';
import { guardRequests } from '../../src/api/http/requests-in-order.js';
import { LibraryModule } from '../../src/roles/library.module.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { QUIET, codeIn } from '../services/guarded-server.js';

describe('the routes of a server', () => {
  class PictureRequest {
    @IsString()
    width: string;
  }

  @Controller('test-pictures')
  class PicturesController {
    @Get('other')
    @Access('read')
    other() {
      return { is: 'no picture' };
    }

    @Get(':page')
    @Access('read', { signedLinks: true })
    picture(@Query() { width }: PictureRequest) {
      return { width };
    }
  }

  @Controller('test-forgotten')
  class ForgottenController {
    @Get()
    @Access('read')
    marked() {
      return {};
    }

    @Post()
    unmarked() {
      return {};
    }
  }

  let place: TestPlace;
  let app: INestApplication | null = null;

  beforeAll(async () => {
    place = await anyPlace();
  });
  afterEach(async () => {
    await app?.close();
    app = null;
  });
  afterAll(() => place.remove());

  async function serve(controller: typeof PicturesController | typeof ForgottenController) {
    const environment = { ...place.environment, ...QUIET, COLOPHON_HOST: '0.0.0.0' };
    const library = LibraryModule.forRoot(environment, { attach: 'never', command: 'a test' });
    @Module({ imports: [library, ApiModule], controllers: [controller] })
    class TestModule {}
    const created = await NestFactory.create<NestExpressApplication>(TestModule, {
      logger: false,
      abortOnError: false,
      bodyParser: false,
    });
    app = created;
    created.setGlobalPrefix('v1');
    guardRequests(created);
    await created.init();
    return created;
  }

  it('must each say who may use it, or it does not start', async () => {
    await expect(serve(ForgottenController)).rejects.toThrow(
      'Routes without @Access: ForgottenController.unmarked.',
    );
  });

  it('accept a signed link for what it names, until it expires', async () => {
    const served = await serve(PicturesController);
    expect(served.get(AccessConfig).open).toBe(false);
    const links = served.get(LinkSigner);
    const answer = (path: string) => request(served.getHttpServer()).get(path);
    const link = await links.sign('/v1/test-pictures/7?width=800', 60);
    expect((await answer(link).expect(200)).body).toEqual({ width: '800' });
    const expired = await links.sign('/v1/test-pictures/7?width=800', -1);
    expect(codeIn(await answer(expired).expect(403))).toBe('access.link_expired');
    const longer = expired.replace(/expires=\d+/, 'expires=9999999999');
    for (const changed of [longer, link.replace('/7', '/8'), link.replace('800', '1600'), `${link}&more=1`]) {
      expect(codeIn(await answer(changed).expect(403))).toBe('access.link_invalid');
    }
    expect(codeIn(await answer('/v1/test-pictures/7?width=800').expect(401))).toBe('access.key_missing');
    const other = await links.sign('/v1/test-pictures/other', 60);
    expect(codeIn(await answer(other).expect(401))).toBe('access.key_missing');
  });
});
