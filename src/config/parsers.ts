/** Reads one environment value. Throws an `Error` whose message completes "NAME must be …". */
export type Parser<T> = (text: string) => T;

export const text: Parser<string> = (value) => value;

export function integer(min: number, max: number): Parser<number> {
  return (value) => {
    const number = Number(value);
    if (!/^[+-]?\d+$/.test(value) || number < min || number > max) {
      throw new Error(`a whole number from ${min} to ${max}`);
    }
    return number;
  };
}

/** A number with or without a decimal point. */
export function decimal(min: number, max: number): Parser<number> {
  return (value) => {
    const number = Number(value);
    if (!/^\d+(?:\.\d+)?$/.test(value) || number < min || number > max) {
      throw new Error(`a number from ${min} to ${max}`);
    }
    return number;
  };
}

export const boolean: Parser<boolean> = (value) => {
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw new Error('true or false');
};

export function oneOf<const T extends string>(...allowed: readonly T[]): Parser<T> {
  return (value) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new Error(`one of ${allowed.join(', ')}`);
    return found;
  };
}

export function autoOr<T>(parse: Parser<T>): Parser<T | 'auto'> {
  return (value) => {
    if (value === 'auto') return 'auto';
    try {
      return parse(value);
    } catch (error) {
      throw new Error(`auto or ${(error as Error).message}`, { cause: error });
    }
  };
}

export function url(...protocols: readonly string[]): Parser<string> {
  return (value) => {
    const expected = `a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) throw new Error(expected);
    return value;
  };
}

/** A value for everything, and different ones for single keys. */
export interface Keyed<T, K extends string> {
  readonly default: T;
  readonly byKey: Readonly<Partial<Record<K, T>>>;
}
export type KeyedText<K extends string> = Keyed<string, K>;

/** Reads `value` or `value,key=other,…`: the first value applies to everything, the others to the keys they name. */
export function keyedText<const K extends string>(...keys: readonly K[]): Parser<KeyedText<K>> {
  return keyed(text, keys, `a name, and after commas "type=name" with a type of ${keys.join(', ')}`);
}

/** Like `keyedText`, for whole numbers. */
export function keyedInteger<const K extends string>(
  min: number,
  max: number,
  ...keys: readonly K[]
): Parser<Keyed<number, K>> {
  const expected = `a whole number from ${min} to ${max}, and after commas "name=number" with a name of ${keys.join(', ')}`;
  return keyed(integer(min, max), keys, expected);
}

/** Like `keyedText`, for numbers with or without a decimal point. */
export function keyedDecimal<const K extends string>(
  min: number,
  max: number,
  ...keys: readonly K[]
): Parser<Keyed<number, K>> {
  const expected = `a number from ${min} to ${max}, and after commas "name=number" with a name of ${keys.join(', ')}`;
  return keyed(decimal(min, max), keys, expected);
}

/** As it would be written in the environment. */
export function keyedAsText({ default: first, byKey }: Keyed<number, string>): string {
  return [first, ...Object.entries(byKey).map(([key, value]) => `${key}=${value}`)].join(',');
}

function keyed<T, K extends string>(
  parse: Parser<T>,
  keys: readonly K[],
  expected: string,
): Parser<Keyed<T, K>> {
  const read = (value: string): T => {
    try {
      return parse(value);
    } catch (cause) {
      throw new Error(expected, { cause });
    }
  };
  return (value) => {
    const [first = '', ...rest] = value.split(',').map((part) => part.trim());
    if (first === '' || first.includes('=')) throw new Error(expected);
    const byKey: Partial<Record<K, T>> = {};
    for (const part of rest) {
      const [name, own, ...more] = part.split('=').map((side) => side.trim());
      const key = keys.find((candidate) => candidate === name);
      if (!key || !own || more.length > 0) throw new Error(expected);
      byKey[key] = read(own);
    }
    return { default: read(first), byKey };
  };
}
