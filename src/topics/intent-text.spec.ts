import { SLOTS } from '../book/slot.js';
import { intentText } from './intent-text.js';
import type { IntentParts } from './intent-text.js';

const loops: IntentParts = {
  topicName: 'Loops',
  name: 'while',
  conceptIntent: 'When a loop ends',
  codeIntent: 'while with break and else',
};

const without = { ...loops, conceptIntent: null, codeIntent: null };

describe('the text of a subtopic', () => {
  it('for the concept slot is the topic, the subtopic and what to understand', () => {
    expect(intentText('concept', loops, 'Python').text).toBe('Loops: while. When a loop ends.');
  });

  it('for the code slot is a task in the language, the topic, the subtopic and what to use', () => {
    expect(intentText('code', loops, 'Rust').text).toBe(
      'Programming task in Rust. Loops: while. Use while with break and else.',
    );
    expect(intentText('code', loops, '').text).toMatch(/^Programming task\. Loops/);
  });

  it('leaves out a missing intent, without a word in its place', () => {
    expect(intentText('concept', without, 'Python').text).toBe('Loops: while.');
    expect(intentText('code', without, 'Python').text).toBe('Programming topic. Loops: while.');
    for (const slot of SLOTS) {
      for (const language of ['Python', '']) {
        expect(intentText(slot, without, language).text).not.toMatch(/none|null|undefined/i);
      }
    }
  });

  it('changes its hash with the topic, the name, its intent and the language, and with nothing else', () => {
    const hash = (slot: 'concept' | 'code', change: Partial<IntentParts> = {}, language = 'Python') =>
      intentText(slot, { ...loops, ...change }, language).hash;
    for (const slot of SLOTS) {
      expect(hash(slot, { topicName: 'Iteration' })).not.toBe(hash(slot));
      expect(hash(slot, { name: 'while loop' })).not.toBe(hash(slot));
    }
    expect(hash('concept', { conceptIntent: 'x' })).not.toBe(hash('concept'));
    expect(hash('concept', { codeIntent: 'x' }, 'Go')).toBe(hash('concept'));
    expect(hash('code', { codeIntent: 'x' })).not.toBe(hash('code'));
    expect(hash('code', {}, 'Go')).not.toBe(hash('code'));
    expect(hash('code', { conceptIntent: 'x' })).toBe(hash('code'));
  });
});
