import { toneOf } from './headline.ts';
import type { Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { escapeMarkup } from './escape.ts';

/** A badge for a README: the headline in two words. */
export default class BadgeReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('badge.svg', badge(report), report);
  }
}

/** The badge as SVG. */
export function badge(report: Pick<Report, 'headline'>) {
  const [name, value] = ['magic link SMS', valueOf(report)];
  const [left, right] = [widthOf(name), widthOf(value)];
  const width = left + right;
  const label = escapeMarkup(`${name}: ${value}`);
  const text = (x: number, words: string) =>
    `<text x="${x}" y="14" textLength="${widthOf(words) - 14}">${escapeMarkup(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}">`,
    `  <title>${label}</title>`,
    `  <clipPath id="r"><rect width="${width}" height="20" rx="4"/></clipPath>`,
    '  <g clip-path="url(#r)">',
    `    <rect width="${left}" height="20" fill="#3b4252"/>`,
    `    <rect x="${left}" width="${right}" height="20" fill="${colourOf(report)}"/>`,
    '  </g>',
    '  <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    `    ${text(left / 2, name)}`,
    `    ${text(left + right / 2, value)}`,
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}

function valueOf({ headline }: Pick<Report, 'headline'>) {
  if (headline.startsWith('no violation'))
    return headline.match(/\d+ of \d+ MUST tested/)?.[0] ?? 'untested';
  return headline.split(/[:;,]/, 1)[0]!;
}

const colourOf = ({ headline }: Pick<Report, 'headline'>) => tones[toneOf(headline)];

const tones = { good: '#1a7f4b', open: '#9a6700', bad: '#c0312b' };

/** Verdana at 11 px takes about 6.6 px a character; seven on either side. */
const widthOf = (words: string) => Math.round(words.length * 6.6) + 14;
