import { isUuid } from '../database/is-uuid.js';
import type { RawData } from './job.js';

/** The data does not fit its job. The message is a full sentence. */
export class UnfitData extends Error {}

/** @throws {UnfitData} */
export function uuidField(data: RawData, field: string): string {
  const value = data[field];
  if (typeof value === 'string' && isUuid(value)) return value;
  throw new UnfitData(`${field} must be a UUID.`);
}

/** A whole number of at least 0. @throws {UnfitData} */
export function countField(data: RawData, field: string): number {
  const value = data[field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new UnfitData(`${field} must be a whole number from 0.`);
}
