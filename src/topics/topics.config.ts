import { text } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class TopicsConfig extends Settings({
  language: setting(
    'TOPICS_LANGUAGE',
    (value) => (value.toLowerCase() === 'none' ? '' : text(value)),
    'Python',
    'The programming language of the topics; it is named in what is embedded of their code intents. none: no language is named.',
  ),
}) {}
