/** What vectors of a model are stored under: two models that could give other vectors never share one. */
export interface ModelIdentity {
  readonly key: string;
  readonly revision: string;
  readonly dimension: number;
  readonly pooling: string;
  readonly artefactSha256: string;
}
