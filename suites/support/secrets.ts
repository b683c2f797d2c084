const jwt = /eyJ[\w-]*\.[\w-]+(?:\.[\w-]*)?/g;
const linkToken = /([?&#]t=)[^&\s"'\\<>]+/g;
const shortest = 6;

/** The secrets that were seen, each with the name of the shell variable that stands for it. */
export class Secrets {
  private readonly names = new Map<string, string>();

  /** Remembers a secret under a variable's name. Very short ones are nobody's secret. */
  learn(value: unknown, name: string): void {
    if (typeof value === 'string' && value.length >= shortest && !this.names.has(value)) {
      this.names.set(value, name);
    }
  }

  /** The text with each secret replaced, also where it is percent-encoded or in base64. */
  hide(text: string, stand = (name: string) => `<${name.toLowerCase().replaceAll('_', ' ')}>`) {
    let hidden = text;
    const longestFirst = [...this.names].sort(([a], [b]) => b.length - a.length);
    for (const [value, name] of longestFirst) {
      for (const form of formsOf(value)) hidden = hidden.replaceAll(form, stand(name));
    }
    return hidden
      .replaceAll(jwt, stand('JWT'))
      .replaceAll(linkToken, (_all, before: string) => before + stand('LINK_TOKEN'));
  }
}

/** A secret as it is, and as it looks in JSON, in a URL and in base64. */
export function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  return [
    ...new Set([
      value,
      json,
      encodeURIComponent(value),
      bytes.toString('base64'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
    ]),
  ];
}
