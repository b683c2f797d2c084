import type { LinkRef, Step } from './script.ts';

/** A step as a person reads it: `sign-up of A@ with the phone A+`. Names stand for values, as in a script. */
export function stepInWords(step: Step): string {
  const parts = [
    subjectOf(step),
    ...('options' in step && step.options?.length ? [`asking for ${step.options.join(', ')}`] : []),
    ...('redirect' in step && step.redirect ? [`${step.redirect} redirect URL`] : []),
    ...(step.badBearer ? [`bearer: ${step.badBearer}`] : []),
    ...(step.project ? ['in the second project'] : []),
    ...('apart' in step && step.apart ? ['over another connection'] : []),
    ...('atOnce' in step && step.atOnce ? [`${step.atOnce} times at once`] : []),
  ];
  return parts.join(', ');
}

function subjectOf(step: Step): string {
  switch (step.do) {
    case 'sign-up':
      return `sign-up of ${step.as} with the phone ${step.phone}`;
    case 'sign-in':
    case 'sign-up-or-in':
      return `${step.do} of ${step.as}`;
    case 'update-phone': {
      const asked = (['addToLoginIDs', 'onMergeUseExisting', 'failOnConflict'] as const).filter(
        each => step[each],
      );
      const how = asked.length > 0 ? ` with ${asked.join(', ')}` : '';
      const by = `by ${place(step.session.nth)} session of ${step.session.of}`;
      return `update of ${step.as} to ${step.phone}${how}, ${by}`;
    }
    case 'verify':
      return `verify of ${linkInWords(step.link)}`;
    default:
      return `${step.do} by ${place(step.session.nth)} session of ${step.session.of}`;
  }
}

function linkInWords(link: LinkRef | 'unknown' | 'altered'): string {
  if (link === 'unknown') return 'a token that was never handed out';
  if (link === 'altered') return 'an altered token';
  return `${place(link.nth)} ${link.used ? 'used' : 'unused'} link of ${link.of}`;
}

const place = (nth: number) =>
  ({ '-1': 'the last', '0': 'the first', '1': 'the second' })[String(nth)] ?? `number ${nth + 1}`;
