export { book as bookTexts } from './en/book.js';
