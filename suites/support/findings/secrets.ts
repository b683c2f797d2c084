import { formsOf } from '../../../spec/wire/texts.ts';

const jwt = /eyJ[\w-]*\.[\w-]+(?:\.[\w-]*)?/g;
const linkToken = /([?&#]t=)([^&\s"'\\<>]+)/g;
const base64 = /[\w+/-]{16,}={0,2}/g;
const isJwt = new RegExp(jwt.source);
const isWholeJwt = new RegExp(`^${jwt.source}$`);
const shortest = 6;

/** A secret as it stands in a text. */
export interface Secret {
  name: string;
  value: string;
  /** The value, or how that looks in JSON, in a URL or in base64. */
  form: string;
}

/** The secrets that were seen, each with the name of the shell variable that stands for it. */
export class Secrets {
  private readonly names = new Map<string, string>();
  /** Every form of each secret but JWTs by its first letters, so that a text is read once however many there are. */
  private readonly forms = new Map<string, Secret[]>();

  /** Remembers a secret under a variable's name. Very short ones are nobody's secret. */
  learn(value: unknown, name: string): void {
    if (typeof value !== 'string' || value.length < shortest || this.names.has(value)) return;
    this.names.set(value, name);
    if (isWholeJwt.test(value)) return; // found by its shape: all of them begin with the same letters
    for (const form of formsOf(value)) {
      const start = form.slice(0, shortest);
      const alike = [...(this.forms.get(start) ?? []), { form, name, value }];
      this.forms.set(
        start,
        alike.sort((a, b) => b.form.length - a.form.length),
      );
    }
  }

  /** The text with each secret replaced, also where it is percent-encoded or in base64. */
  hide(text: string, stand: (secret: Secret) => string = inWords): string {
    const itself = (name: string, value: string) => stand({ name, value, form: value });
    let hidden = '';
    let kept = 0;
    for (let at = 0; at < text.length; at++) {
      const found = this.formAt(text, at);
      if (!found) continue;
      hidden += text.slice(kept, at) + stand(found);
      kept = at + found.form.length;
      at = kept - 1;
    }
    return (hidden + text.slice(kept))
      .replaceAll(jwt, each => itself(this.names.get(each) ?? 'JWT', each))
      .replaceAll(
        linkToken,
        (_, before: string, token: string) => before + itself('LINK_TOKEN', token),
      )
      .replaceAll(base64, each => (this.isIn(each) ? itself('ENCODED_SECRET', each) : each));
  }

  /** Whether a text in base64 holds a secret, wherever in it the encoding began. */
  private isIn(encoded: string): boolean {
    return [0, 1, 2, 3].some(start => {
      const text = Buffer.from(encoded.slice(start), 'base64').toString('latin1');
      return isJwt.test(text) || text.split('').some((_, at) => this.formAt(text, at));
    });
  }

  private formAt(text: string, at: number) {
    const alike = this.forms.get(text.slice(at, at + shortest));
    return alike?.find(({ form }) => text.startsWith(form, at));
  }
}

const inWords = ({ name }: Secret) => `<${name.toLowerCase().replaceAll('_', ' ')}>`;
