const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const rows = all('.compared');
const words = new Map(rows.map(each => [each, each.querySelector('th').textContent.toLowerCase()]));
const search = document.querySelector('input');
const shown = document.querySelector('output');
const everything = document.querySelector('#everything');
const nothing = document.querySelector('.nothing');
const filters = all('button[data-filter]');
const press = (button, isPressed) => (button.ariaPressed = String(isPressed));
const pressed = name =>
  filters
    .filter(each => each.dataset.filter === name && each.ariaPressed === 'true')
    .map(each => each.dataset.value);

function filter() {
  const chosen = ['level', 'kind', 'alone'].map(name => [name, pressed(name)]);
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const each of rows)
    each.hidden = !(
      chosen.every(
        ([name, values]) => values.length === 0 || values.includes(each.dataset[name]),
      ) && wanted.every(word => words.get(each).includes(word))
    );
  const n = rows.filter(each => !each.hidden).length;
  shown.value = `${n} of ${rows.length} requirements`;
  nothing.hidden = n > 0;
  press(everything, n === rows.length);
}

search.addEventListener('input', filter);
for (const button of filters)
  button.addEventListener('click', () => {
    press(button, button.ariaPressed !== 'true');
    filter();
  });
everything.addEventListener('click', () => {
  search.value = '';
  for (const each of filters) press(each, false);
  filter();
});
filter();
