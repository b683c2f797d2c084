const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add('js');

const requirements = all('.requirement');
const words = new Map(
  requirements.map(each => [each, each.querySelector('summary').textContent.toLowerCase()]),
);
const search = document.querySelector('input');
const shown = document.querySelector('output');
const pressed = name =>
  all(`button[data-filter="${name}"][aria-pressed="true"]`).map(each => each.dataset.value);

function filter() {
  const verdicts = pressed('verdict');
  const levels = pressed('level');
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const each of requirements) {
    const fits =
      (verdicts.length === 0 || verdicts.includes(each.dataset.tone)) &&
      (levels.length === 0 || levels.includes(each.dataset.level)) &&
      wanted.every(word => words.get(each).includes(word));
    each.hidden = !fits;
  }
  for (const group of all('.group'))
    group.hidden = !group.querySelector('.requirement:not([hidden])');
  const n = requirements.filter(each => !each.hidden).length;
  shown.value = `${n} of ${requirements.length} requirements`;
}

function openAddressed() {
  const addressed = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!addressed?.matches('.requirement')) return;
  addressed.hidden = false;
  addressed.closest('.group').hidden = false;
  addressed.open = true;
  addressed.scrollIntoView();
}

search.addEventListener('input', filter);
for (const button of all('button[data-filter]'))
  button.addEventListener('click', () => {
    button.ariaPressed = String(button.ariaPressed !== 'true');
    filter();
  });

document.querySelector('#toggle').addEventListener('click', ({ currentTarget }) => {
  const isOpening = currentTarget.textContent === 'Open all';
  for (const each of requirements) if (!each.hidden) each.open = isOpening;
  currentTarget.textContent = isOpening ? 'Close all' : 'Open all';
});

const scheme = document.querySelector('#scheme');
const isDark = () =>
  root.style.colorScheme
    ? root.style.colorScheme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
const nameScheme = () => (scheme.textContent = isDark() ? 'Light' : 'Dark');
scheme.addEventListener('click', () => {
  root.style.colorScheme = isDark() ? 'light' : 'dark';
  nameScheme();
});
nameScheme();

for (const button of all('.copy'))
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });

document.addEventListener('keydown', event => {
  const isTyping = event.target.matches('input');
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    search.focus();
  }
  if (event.key === 'Escape' && isTyping) {
    search.value = '';
    filter();
  }
});

let closed = [];
addEventListener('beforeprint', () => {
  closed = all('.requirement[data-red]:not([open])');
  for (const each of closed) each.open = true;
});
addEventListener('afterprint', () => {
  for (const each of closed) each.open = false;
});

addEventListener('hashchange', openAddressed);
filter();
openAddressed();
