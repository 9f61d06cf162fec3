/** The key of stored vectors: two models that could produce different vectors never share one. */
export interface ModelIdentity {
  readonly key: string;
  readonly revision: string;
  readonly dimension: number;
  readonly pooling: string;
  readonly artefactSha256: string;
}
