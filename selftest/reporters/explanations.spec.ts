import { expect, test } from '@playwright/test';
import { explain, explanations } from '../../spec/explanations.ts';
import { requirements } from '../../spec/requirements.ts';

const families = Object.entries(explanations).flatMap(([group, { families: all }]) =>
  all.map(family => ({ group, ...family })),
);

test.describe('the explanations', () => {
  test('leave no requirement out', () => {
    const without = Object.keys(requirements).filter(id => {
      const { why, causes, good, bad } = explain(id) ?? {};
      return !why || !causes?.length || !good || !bad;
    });

    expect(without).toEqual([]);
  });

  test('show two different exchanges', () => {
    const alike = Object.keys(requirements).filter(id => explain(id)!.good === explain(id)!.bad);

    expect(alike).toEqual([]);
  });

  test('speak of a requirement in one family of its own group', () => {
    const ids = families.flatMap(each => each.ids);

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(
      families.flatMap(({ group, ids: own }) => own.filter(id => !id.startsWith(`${group}.`))),
    ).toEqual([]);
  });

  test('are sentences', () => {
    const texts = [...Object.values(explanations), ...families].flatMap(({ why, causes }) => [
      ...(why ? [why] : []),
      ...(causes ?? []),
    ]);

    expect(texts.filter(each => !/^[\w"].*[.]$/.test(each))).toEqual([]);
  });
});
