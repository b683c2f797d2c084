export { oneLine, shorten } from '../spec/sentence.ts';

/** A count with its noun: `1 check`, `2 checks`. */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** A duration for people: `240 ms`, `4.2 s`, `3 min 5 s`. */
export function duration(ms: number) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${tenths / 10} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A text broken at spaces into lines of at most `width` characters; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (longer.length > width && line) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A text whose lines after the first are moved to the right. */
export const hanging = (text: string, by: number) => text.replaceAll('\n', `\n${' '.repeat(by)}`);

/** A text whose lines are all moved to the right. */
export const indented = (text: string, by: number) => ' '.repeat(by) + hanging(text, by);

/** The name of a group of requirements as a heading: `sign-up-or-in` becomes `Sign-up or in`. */
export function titleOf(group: string) {
  const words = group
    .replaceAll('-', ' ')
    .replace(/^sign (up|in)\b/, 'sign-$1')
    .replace(/\b(sms|jwt|sdk|api)\b/g, each => each.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
