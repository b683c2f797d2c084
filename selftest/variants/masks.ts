import { Reference } from '../../reference/reference.ts';

/** Masks all but the last two digits, without the country code. */
export class MasksAllButTwo extends Reference {
  protected override mask(phone: string): string {
    return `${'*'.repeat(9)}${phone.slice(-2)}`;
  }
}

/** Masks in groups with hyphens and shows the last four digits. */
export class MasksInGroups extends Reference {
  protected override mask(phone: string): string {
    return `+1-***-***-${phone.slice(-4)}`;
  }
}
