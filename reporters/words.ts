import type { Evidence } from '../spec/finding.ts';
import { shortWords } from './diff.ts';
import { oneLine, shorten } from './text.ts';

/** A failure taken apart: what was sent, what came back, what is wrong with it, and what was wanted. */
export interface Found {
  sent?: string | undefined;
  cameBack?: string | undefined;
  /** Each fault of what came back, where there is more to say than that it is not what was wanted. */
  faults: string[];
  wanted?: string | undefined;
  /** All its words, where it is not made of these parts. */
  words?: string;
}

const labels = { sent: 'sent', 'came back': 'cameBack', wanted: 'wanted' } as const;

/** Takes a failure apart. Its message knows best; what it does not mention comes from the call that was judged. */
export function found(evidence: Evidence): Found {
  const parts: Found = { faults: [] };
  let label: (typeof labels)[keyof typeof labels] | undefined;
  for (const line of evidence.message.split('\n')) {
    const [, name, text] = /^(sent|came back|wanted): +(.*)$/.exec(line) ?? [];
    if (name) {
      label = labels[name as keyof typeof labels];
      parts[label] = text;
    } else if (label === 'cameBack' && /^ {4,}\S/.test(line)) parts.faults.push(line.trim());
    else if (label) parts[label] += `\n${line}`;
  }
  const { sent, cameBack, message } = evidence;
  if (parts.wanted !== undefined) return { sent, cameBack, ...parts };
  return { sent, cameBack, faults: [], words: shortWords(message) };
}

/** A failure in one line: its faults, or what came back in place of what was wanted, or its own first line. */
export function inOneLine(evidence: Evidence | undefined): string {
  if (!evidence) return '';
  const { faults, cameBack, wanted } = found(evidence);
  if (faults.length > 0) return oneLine(faults.join('; '));
  if (cameBack && wanted) return `${shorten(oneLine(cameBack), 160)} instead of ${oneLine(wanted)}`;
  return oneLine(evidence.message.split('\n', 1)[0]!);
}
