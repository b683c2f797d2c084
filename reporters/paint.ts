import { environment } from './environment.ts';
import type { Verdict } from './verdict.ts';

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 };

export type Colour = keyof typeof codes;
export type Paint = (colour: Colour, text: string) => string;

/** Colours where the environment asks for them, or else for a terminal that shows them. */
export const paintFor = ({ isTTY }: { isTTY?: boolean }): Paint =>
  (environment.colours() ?? (isTTY && process.stdout.hasColors()))
    ? (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`
    : (_, text) => text;

export const colours: Record<Verdict, Colour> = {
  failed: 'red',
  unstable: 'red',
  blocked: 'magenta',
  stale: 'yellow',
  'known failure': 'yellow',
  passed: 'green',
  'not tested': 'dim',
};
