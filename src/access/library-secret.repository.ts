import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { LibrarySecretEntity } from './library-secret.entity.js';

/** Of two servers that make the secret at the same moment, one wins. */
const MAKE = 'INSERT INTO library_secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING';

@Injectable()
export class LibrarySecretRepository {
  constructor(
    @InjectRepository(LibrarySecretEntity) private readonly secrets: Repository<LibrarySecretEntity>,
  ) {}

  /** The secret of this name: 32 random bytes, made when it is first asked for. */
  async get(name: string): Promise<Buffer> {
    const found = await this.secrets.findOneBy({ name });
    if (found) return found.value;
    await this.secrets.query(MAKE, [name, randomBytes(32)]);
    return (await this.secrets.findOneByOrFail({ name })).value;
  }
}
