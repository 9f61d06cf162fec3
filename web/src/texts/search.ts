export { search as searchTexts } from './en/search.js';
