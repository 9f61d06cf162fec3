/** Where a checkpoint was published. */
export interface PublishedCheckpoint {
  readonly repository: string;
  /** A revision of the repository that contains exactly this file. */
  readonly revision: string;
}

/** By sha256 of `model.safetensors`. Other checkpoints can be built, too. */
const PUBLISHED: ReadonlyMap<string, PublishedCheckpoint> = new Map([
  [
    '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db',
    {
      repository: 'https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2',
      revision: '1110a243fdf4706b3f48f1d95db1a4f5529b4d41',
    },
  ],
]);

export function publishedCheckpoint(sha256: string): PublishedCheckpoint | undefined {
  return PUBLISHED.get(sha256);
}
