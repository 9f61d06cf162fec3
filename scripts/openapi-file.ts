import { NestFactory } from '@nestjs/core';
import { ApiRoleModule } from '../src/roles/api.module.js';
import { API_PREFIX } from '../src/api/http/api-path.js';
import { describeApi } from '../src/api/openapi/openapi.js';

/** The description of the API as the text of a file. Nothing is opened: only the classes are looked at. */
export async function openApiFile(version: string): Promise<string> {
  const app = await NestFactory.create(ApiRoleModule.forRoot({}), { preview: true, logger: false });
  app.setGlobalPrefix(API_PREFIX);
  const text = `${JSON.stringify(describeApi(app, version), null, 2)}\n`;
  await app.close();
  return text;
}
