import type { Schemas } from '../../api/client.js';

type ModelVectors = Schemas['StatisticsResponse']['vectors'][number];

/** A model that a search can ask. */
export interface ComparedModel {
  readonly key: string;
  readonly isActive: boolean;
}

/** What an address says of them. */
export interface NamedPair {
  readonly left?: string | undefined;
  readonly right?: string | undefined;
}

/** Two different models. */
export interface ModelPair {
  readonly left: ComparedModel;
  readonly right: ComparedModel;
}

/** Models with vectors of the books, those that searches use first. Editions of one model are one. */
export function modelsOf(vectors: readonly ModelVectors[]): ComparedModel[] {
  const models = new Map<string, ComparedModel>();
  for (const { model, active } of vectors) {
    models.set(model, { key: model, isActive: active || (models.get(model)?.isActive ?? false) });
  }
  return [...models.values()].toSorted((a, b) => Number(b.isActive) - Number(a.isActive));
}

/** Those that the address names, else the first that are left; null if there are not two. */
export function pairOf({ left, right }: NamedPair, models: readonly ComparedModel[]): ModelPair | null {
  const named = (key: string | undefined) => models.find((model) => model.key === key);
  const onRight = named(right);
  const onLeft = named(left) ?? models.find((model) => model !== onRight);
  if (!onLeft) return null;
  const other = onRight && onRight !== onLeft ? onRight : models.find((model) => model !== onLeft);
  return other ? { left: onLeft, right: other } : null;
}

/** The address after a model was chosen for a side: the one that stood on the other side changes places with it. */
export function chosen(
  { left, right }: ModelPair,
  side: keyof ModelPair,
  key: string,
): { readonly left: string; readonly right: string } {
  if (side === 'left') return { left: key, right: key === right.key ? left.key : right.key };
  return { left: key === left.key ? right.key : left.key, right: key };
}
