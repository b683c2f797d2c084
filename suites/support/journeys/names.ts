import type { Details } from '../../../spec/command.ts';
import { isNumber } from '../../../spec/model.ts';
import { newLetters } from '../users/end-user.ts';
import type { Numbers } from '../users/numbers.ts';
import { roleOf, type Name, type Role } from './script.ts';

/** The values that stand for the names of one history: each is made at first use, and used by nobody else. */
export class Names {
  private readonly numbers: Pick<Numbers, 'nextFree'>;
  private readonly values = new Map<Name, string>();
  private readonly details = new Map<Role, Details>();
  private readonly others = new Map<string, Role>();
  private another = 0;

  constructor(numbers: Pick<Numbers, 'nextFree'>) {
    this.numbers = numbers;
  }

  /** The login ID or number of a name. @throws NumbersUsedUp */
  async valueOf(name: Name): Promise<string> {
    const known = this.values.get(name);
    if (known !== undefined) return known;
    const value = await this.newValue(name);
    this.values.set(name, value);
    return value;
  }

  /** What somebody says of themselves at sign-up. */
  detailsOf(role: Role): Details {
    const known = this.details.get(role) ?? newDetails();
    this.details.set(role, known);
    return known;
  }

  /** A number, and what somebody says of themselves, for one of many whom no script names. @throws NumbersUsedUp */
  async somebody(): Promise<{ phone: string; details: Details }> {
    const [phone, details] = [await this.numbers.nextFree(), newDetails()];
    const role: Role = `#${this.another++}`;
    for (const value of [phone, ...Object.values(details)]) this.others.set(value, role);
    return { phone, details };
  }

  /** Whose a value is, of those whom no script names. */
  whose(value: string): Role | undefined {
    return this.others.get(value);
  }

  /** Every value that was made so far. */
  get all(): string[] {
    const details = [...this.details.values()].flatMap(each => Object.values(each));
    return [...this.values.values(), ...details, ...this.others.keys()];
  }

  /** Every value that was made for somebody so far. */
  of(role: Role): string[] {
    const names = [...this.values].filter(([name]) => roleOf(name) === role);
    const others = [...this.others].filter(([, whose]) => whose === role);
    const details = Object.values(this.details.get(role) ?? {});
    return [...names.map(([, value]) => value), ...others.map(([value]) => value), ...details];
  }

  /** The numbers of everybody. */
  get phones(): string[] {
    const named = [...this.values].filter(([name]) => name[1] === '+').map(([, value]) => value);
    return [...named, ...[...this.others.keys()].filter(isNumber)];
  }

  private async newValue(name: Name): Promise<string> {
    const kind = name[1];
    if (kind === '+') return this.numbers.nextFree(); // those that follow each other differ in one digit
    const spelling = name.slice(2);
    if (spelling === 'near') return near(await this.nameOfA(kind as '@' | '_'));
    const letters = spelt(newLetters(), spelling);
    return kind === '@' ? `${letters}@example.com` : letters;
  }

  /** The name of that kind that A has. */
  private nameOfA(kind: '@' | '_'): Promise<string> {
    const known = [...this.values.keys()].find(each => each.startsWith(`A${kind}`));
    return this.valueOf(known ?? `A${kind}`);
  }
}

/** Letters as they are, with accents, or so many of them that an e-mail address of theirs has 75 characters. */
function spelt(letters: string, spelling: string): string {
  if (spelling === 'accented') return `é${letters}ü`;
  return spelling === 'long' ? letters.padEnd(63, newLetters().repeat(3)) : letters;
}

/** A name with a letter replaced by one that stands for any letter in a search. */
const near = (name: string) => `${name.slice(0, 3)}_${name.slice(4)}`;

const newDetails = (): Details => ({
  name: newLetters(),
  givenName: newLetters(),
  middleName: newLetters(),
  familyName: newLetters(),
});
