export { topics as topicsTexts } from './en/topics.js';
