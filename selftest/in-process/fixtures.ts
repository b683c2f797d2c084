/** Fixtures as they are given to `test.extend`. */
export type Fixtures = Record<string, unknown>;

type Use = (value: unknown) => Promise<void>;

/** A check or a fixture: it takes fixtures out of its first parameter. */
type Taker = (...all: never[]) => unknown;

/** One fixture, whichever way it was written. */
export interface Fixture {
  value: unknown;
  option?: boolean;
  auto?: boolean;
  scope?: 'worker' | 'test';
}

export type Registry = Readonly<Record<string, Fixture>>;

/** Reads both ways of writing a fixture: its value alone, or with options. */
export function fixturesOf(fixtures: Fixtures): Registry {
  return Object.fromEntries(
    Object.entries(fixtures).map(([name, each]) => [
      name,
      isWithOptions(each) ? { ...each[1], value: each[0] } : { value: each },
    ]),
  );
}

const isWithOptions = (fixture: unknown): fixture is [unknown, Omit<Fixture, 'value'>] =>
  Array.isArray(fixture) && fixture.length === 2 && typeof fixture[1] === 'object';

/** The names that a function takes out of its first parameter, as Playwright reads them. */
export function namesIn(taker: Taker): string[] {
  const text = taker.toString();
  const start = text.indexOf('{', text.indexOf('('));
  if (!/^[^(]*\(\s*\{/.test(text)) return [];
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const letter of text.slice(start)) {
    if (letter === '}' && depth === 1) return [...names, name].map(plain).filter(Boolean);
    if (letter === ',' && depth === 1) {
      names.push(name);
      name = '';
    } else if (depth > 0) name += letter;
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
  }
  throw new Error(`no fixtures can be read in ${text.slice(0, 80)}`);
}

const plain = (name: string) => name.replace(/[:=][^]*/, '').trim();

/** The fixtures of one check, or those of a worker: each is set up once it is asked for, and torn down at the end. */
export class FixtureScope {
  readonly values = new Map<string, unknown>();
  private readonly ends: (() => Promise<void>)[] = [];
  private readonly registry: Registry;
  private readonly info: unknown;
  private readonly outer: FixtureScope | undefined;

  constructor(registry: Registry, given: Fixtures, info: unknown, outer?: FixtureScope) {
    this.registry = registry;
    this.info = info;
    this.outer = outer;
    for (const [name, value] of Object.entries(given)) this.values.set(name, value);
  }

  /** The fixtures that a function asks for in its first parameter. */
  async argumentsOf(taker: Taker): Promise<Fixtures> {
    const found: Fixtures = {};
    for (const name of namesIn(taker)) found[name] = await this.get(name);
    return found;
  }

  async get(name: string): Promise<unknown> {
    const fixture = this.registry[name];
    if (fixture?.scope === 'worker' && this.outer) return this.outer.get(name);
    if (!this.values.has(name)) {
      if (!fixture && this.outer) return this.outer.get(name);
      if (!fixture) throw new Error(`there is no fixture ${name}`);
      this.values.set(name, await this.setUp(fixture.value));
    }
    return this.values.get(name);
  }

  /** Tears everything down, the last first; tells each error before it goes on. */
  async tearDown(note: (error: unknown) => void = () => undefined): Promise<void> {
    for (const end of this.ends.reverse()) await end().catch(note);
  }

  private async setUp(value: unknown): Promise<unknown> {
    if (typeof value !== 'function') return value;
    const make = value as (fixtures: Fixtures, use: Use, info: unknown) => Promise<void>;
    const fixtures = await this.argumentsOf(make);
    let finish: () => void = () => undefined;
    const over = new Promise<void>(resolve => (finish = resolve));
    return new Promise((used, failed) => {
      const made = make(
        fixtures,
        each => {
          used(each);
          return over;
        },
        this.info,
      );
      made.catch(failed);
      this.ends.push(() => {
        finish();
        return made;
      });
    });
  }
}
