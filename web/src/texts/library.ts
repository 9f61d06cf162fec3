export { library as libraryTexts } from './en/library.js';
