export { start as startTexts } from './en/start.js';
