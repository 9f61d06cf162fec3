import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Names of models that have vectors. They never change. */
@Injectable()
export class ModelNames {
  private readonly known = new Map<number, string>();

  constructor(private readonly dataSource: DataSource) {}

  async of(modelId: number): Promise<string> {
    const known = this.known.get(modelId);
    if (known !== undefined) return known;
    const [row] = await this.dataSource.query<{ key: string }[]>(
      'SELECT key FROM embedding_models WHERE id = $1',
      [modelId],
    );
    if (!row) throw new Error(`There is no model ${modelId}.`);
    this.known.set(modelId, row.key);
    return row.key;
  }
}
