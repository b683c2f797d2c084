/* oxlint-disable no-unused-vars -- the script of each page uses what it needs */
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const search = document.querySelector('input');
const shown = document.querySelector('output');
const everything = document.querySelector('#everything');
const nothing = document.querySelector('.nothing');
const filters = all('button[data-filter]');
const pressed = name =>
  filters
    .filter(each => each.dataset.filter === name && each.ariaPressed === 'true')
    .map(each => each.dataset.value);
const press = (button, isPressed) => (button.ariaPressed = String(isPressed));
const release = () => filters.forEach(each => press(each, false));
const wantedWords = () => search.value.toLowerCase().split(/\s+/).filter(Boolean);

/** Says how many of some elements are shown. */
function tellShown(elements) {
  const n = elements.filter(each => !each.hidden).length;
  shown.value = `${n} of ${elements.length} requirements`;
  nothing.hidden = n > 0;
  press(everything, n === elements.length);
}

/** Calls back where a filter was pressed, or all were released together with the search. */
function onChoice(chosen) {
  for (const button of filters)
    button.addEventListener('click', () => {
      press(button, button.ariaPressed !== 'true');
      chosen();
    });
  everything.addEventListener('click', () => {
    search.value = '';
    release();
    chosen();
  });
}
