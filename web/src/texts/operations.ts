export { operations as operationsTexts } from './en/operations.js';
