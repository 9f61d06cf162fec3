import { isUuid } from '../database/is-uuid.js';
import type { RawData } from './job.js';

/** Data that is not of its job. The message is a sentence. */
export class UnfitData extends Error {}

/** @throws {UnfitData} */
export function uuidField(data: RawData, field: string): string {
  const value = data[field];
  if (typeof value === 'string' && isUuid(value)) return value;
  throw new UnfitData(`${field} must be a UUID.`);
}

/** A whole number from 0. @throws {UnfitData} */
export function countField(data: RawData, field: string): number {
  const value = data[field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new UnfitData(`${field} must be a whole number from 0.`);
}
