import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingsError } from './settings-error.ts';

/** What the environment and a file say, by name; what is empty is missing. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and collects what is wrong with them; a faulty one reads as undefined. */
export class SettingsReader {
  /** All of them, those that are no settings of ours too. */
  readonly variables: Variables;
  private readonly faults: string[];

  constructor({ variables, faults }: { variables: Variables; faults: readonly string[] }) {
    this.variables = variables;
    this.faults = [...faults];
  }

  /** Ends the reading. @throws SettingsError with a sentence a line where there are faults */
  end(): void {
    if (this.faults.length > 0) throw new SettingsError(this.faults.join('\n'));
  }

  /** Notes what is wrong, with the remedy. */
  fault(sentence: string): undefined {
    this.faults.push(sentence);
  }

  text(name: string): string | undefined {
    return this.variables[name];
  }

  required(name: string, remedy: string): string | undefined {
    return this.text(name) ?? this.fault(`${name} is not set: ${remedy}`);
  }

  /** A whole number within bounds; `why` says why there is such a least one. */
  integer(name: string, least: number, most: number, why?: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    const from = why ? `${least} (${why})` : least;
    return this.fault(
      `${name} is "${value}": give a whole number from ${from} to ${most}, or leave it out`,
    );
  }

  /** A URL with a host; `value` stands in where a part of the setting is filled in later. */
  url(
    name: string,
    example: string,
    schemes?: readonly string[],
    value = this.text(name),
  ): URL | undefined {
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.host && (!schemes || schemes.includes(url.protocol))) return url;
    const begin = schemes?.map(each => `${each}//`).join(' or ');
    const wanted = begin ? `a URL that begins with ${begin}` : 'a URL';
    return this.fault(
      `${name} is "${withoutPassword(this.text(name)!)}": give ${wanted}, such as ${example}`,
    );
  }

  /** One of a few words. */
  oneOf<T extends string>(name: string, words: readonly T[], remedy: string): T | undefined {
    const value = this.required(name, remedy);
    if (value === undefined) return undefined;
    const found = words.find(each => each === value);
    return found ?? this.fault(`${name} is "${value}": give one of ${words.join(', ')}`);
  }

  /** Whether a switch is on. */
  isOn(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined || value === '0') return false;
    if (value === '1') return true;
    return this.fault(`${name} is "${value}": give 1, or leave it out`);
  }

  /** Whether all of something is asked for. */
  isAll(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined || value === 'all') return value === 'all';
    return this.fault(`${name} is "${value}": give all, or leave it out`);
  }

  /** A folder that is made if it is not there. */
  folder(name: string, path: string): string {
    try {
      make(path);
      if (!statSync(path).isDirectory()) throw new Error('it is not a folder');
      accessSync(path, constants.W_OK);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const value = this.text(name);
      const which = value ? `${name} is "${value}"` : `${name} is not set, so it is "${path}"`;
      this.fault(
        `${which}, but the suite cannot write there (${code ?? message}): give a folder that it can write to`,
      );
    }
    return path;
  }

  /** The result of something that may find faults of its own. */
  attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof SettingsError) return this.fault(error.message);
      throw error;
    }
  }
}

/** The schemes of the web. */
export const web = ['http:', 'https:'];

/** A URL that may be shown. */
export const withoutPassword = (url: string) => url.replace(/\/\/[^/\s]*@/, '//');

/** Makes a folder, those around it first: Node's own way to do so never ends in /proc. */
export function make(dir: string): void {
  if (existsSync(dir)) return;
  make(dirname(dir));
  mkdirSync(dir);
}
