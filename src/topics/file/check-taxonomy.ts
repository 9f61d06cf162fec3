import { cutText } from '../../documents/visible-text.js';
import {
  checkDescription,
  checkIntent,
  checkName,
  checkOrder,
  checkSlug,
  nameKey,
  slugOf,
} from '../taxonomy-text.js';
import type { Checked } from '../taxonomy-text.js';
import type { SubtopicNode, TaxonomyFault, TaxonomyFile, TopicNode, ZoneNode } from './taxonomy-file.js';

type Fields = Readonly<Record<string, unknown>>;

/** Characters of a name in a place. */
const SHOWN = 40;

/** Where fields of other programs' files belong here. */
const ELSEWHERE = 'what it belongs to is said by what it lies in';
const HINTS: Readonly<Record<string, string>> = {
  parent: ELSEWHERE,
  zone: ELSEWHERE,
  topic: ELSEWHERE,
  conceptIntent: 'write it as `concept`',
  codeIntent: 'write it as `code`',
};

/** Checks a whole taxonomy. Either it is right in every place, or all faults are told, in the order of the file. */
export function checkTaxonomy(
  data: unknown,
): { readonly taxonomy: TaxonomyFile } | { readonly faults: readonly TaxonomyFault[] } {
  const check = new TaxonomyCheck();
  const taxonomy = check.file(data);
  return check.faults.length > 0 ? { faults: check.faults } : { taxonomy };
}

/** A part of the file that could be read, and its place. */
interface Placed<N> {
  readonly place: string;
  readonly node: N;
}

class TaxonomyCheck {
  readonly faults: TaxonomyFault[] = [];

  file(data: unknown): TaxonomyFile {
    const fields = this.fields('the file', data, ['zones']);
    if (!fields) return { zones: [] };
    if (fields['zones'] === undefined) this.fault('the file', 'has no zones');
    const zones = this.list('zones', fields['zones'], (zone, at) => this.zone(`zone ${at}`, zone));
    this.unique(zones, 'name', ({ name }) => nameKey(name));
    this.unique(zones, 'order', ({ order }) => order?.toString() ?? '');
    return { zones: zones.map(({ node }) => node) };
  }

  private zone(at: string, data: unknown): Placed<ZoneNode> | null {
    const place = named(at, data);
    const fields = this.fields(place, data, ['name', 'description', 'order', 'topics']);
    if (!fields) return null;
    const name = this.value(place, 'name', checkName(fields['name']), '');
    const description = this.value(place, 'description', checkDescription(fields['description']), '');
    const order = this.optional(place, 'order', fields['order'], checkOrder);
    const topics = this.list(`${place} > topics`, fields['topics'], (topic, index) =>
      this.topic(`${place} > topic ${index}`, topic),
    );
    const distinct = this.unique(topics, 'name', (topic) => nameKey(topic.name));
    this.unique(distinct, 'slug', (topic) => topic.slug ?? slugOf(topic.name));
    return {
      place,
      node: {
        name,
        description,
        ...(order !== undefined && { order }),
        topics: topics.map(({ node }) => node),
      },
    };
  }

  private topic(at: string, data: unknown): Placed<TopicNode> | null {
    const place = named(at, data);
    const fields = this.fields(place, data, ['name', 'description', 'slug', 'subtopics']);
    if (!fields) return null;
    const name = this.value(place, 'name', checkName(fields['name']), '');
    const description = this.value(place, 'description', checkDescription(fields['description']), '');
    const slug = this.optional(place, 'slug', fields['slug'], checkSlug);
    const subtopics = this.list(`${place} > subtopics`, fields['subtopics'], (subtopic, index) =>
      this.subtopic(`${place} > subtopic ${index}`, subtopic),
    );
    this.unique(subtopics, 'name', (subtopic) => nameKey(subtopic.name));
    return {
      place,
      node: {
        name,
        description,
        ...(slug !== undefined && { slug }),
        subtopics: subtopics.map(({ node }) => node),
      },
    };
  }

  private subtopic(at: string, data: unknown): Placed<SubtopicNode> | null {
    // The shortest form is the name alone.
    const given = typeof data === 'string' ? { name: data } : data;
    const place = named(at, given);
    const fields = this.fields(place, given, ['name', 'order', 'concept', 'code']);
    if (!fields) return null;
    const order = this.optional(place, 'order', fields['order'], checkOrder);
    return {
      place,
      node: {
        name: this.value(place, 'name', checkName(fields['name']), ''),
        ...(order !== undefined && { order }),
        concept: this.value(place, 'concept', checkIntent(fields['concept']), null),
        code: this.value(place, 'code', checkIntent(fields['code']), null),
      },
    };
  }

  private fields(place: string, data: unknown, known: readonly string[]): Fields | null {
    if (!isFields(data)) {
      this.fault(place, `must have fields (${known.join(', ')})`);
      return null;
    }
    for (const name of Object.keys(data)) {
      if (known.includes(name)) continue;
      this.fault(place, `has the unknown field ${name}: ${HINTS[name] ?? `known are ${known.join(', ')}`}`);
    }
    return data;
  }

  /** @param read Receives the number of the item, from 1. */
  private list<N>(
    place: string,
    data: unknown,
    read: (item: unknown, number: number) => Placed<N> | null,
  ): Placed<N>[] {
    if (data === undefined || data === null) return [];
    if (Array.isArray(data)) {
      return data.map((item, index) => read(item, index + 1)).filter((node) => node !== null);
    }
    this.fault(place, 'must be a list');
    return [];
  }

  private value<T>(place: string, field: string, checked: Checked<T>, otherwise: T): T {
    if ('value' in checked) return checked.value;
    this.fault(`${place} > ${field}`, checked.fault);
    return otherwise;
  }

  private optional<T>(
    place: string,
    field: string,
    given: unknown,
    check: (given: unknown) => Checked<T>,
  ): T | undefined {
    if (given === undefined || given === null) return undefined;
    return this.value<T | undefined>(place, field, check(given), undefined);
  }

  /** @returns The nodes without those that have the key of an earlier one. */
  private unique<N>(nodes: readonly Placed<N>[], field: string, keyOf: (node: N) => string): Placed<N>[] {
    const seen = new Map<string, string>();
    return nodes.filter(({ place, node }) => {
      const key = keyOf(node);
      // A missing value is a fault of its own.
      if (key === '') return true;
      const earlier = seen.get(key);
      if (earlier !== undefined) this.fault(place, `has the same ${field} as ${earlier}`);
      else seen.set(key, place);
      return earlier === undefined;
    });
  }

  private fault(place: string, problem: string): void {
    this.faults.push({ place, problem });
  }
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The place with the name, if it has one: easier to find than a number. */
function named(place: string, data: unknown): string {
  const name = isFields(data) ? data['name'] : undefined;
  return typeof name === 'string' && name !== '' ? `${place} "${cutText(name, SHOWN)}"` : place;
}
