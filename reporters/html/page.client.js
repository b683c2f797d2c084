const requirements = all('.requirement');
const words = new Map(
  requirements.map(each => [each, each.querySelector('summary').textContent.toLowerCase()]),
);
/** Whether nobody has chosen yet: the page begins with what is red. */
let isFirst = true;

/** The part of the address that says what is shown: `#?verdict=red&level=MUST&q=phone`. */
function noteAddress() {
  const chosen = new URLSearchParams();
  for (const name of ['verdict', 'level'])
    for (const value of pressed(name)) chosen.append(name, value);
  if (search.value) chosen.set('q', search.value);
  history.replaceState(null, '', `#?${chosen}`);
}

/** Presses what the address asks for; where it asks for nothing, what is red. */
function readAddress() {
  const isChosen = location.hash.startsWith('#?');
  const chosen = new URLSearchParams(isChosen ? location.hash.slice(2) : 'verdict=red');
  for (const each of filters)
    press(each, chosen.getAll(each.dataset.filter).includes(each.dataset.value));
  search.value = chosen.get('q') ?? '';
  isFirst = !isChosen;
}

function filter() {
  const verdicts = pressed('verdict');
  const levels = pressed('level');
  const wanted = wantedWords();
  for (const each of requirements) {
    const fits =
      (verdicts.length === 0 ||
        verdicts.includes(each.dataset.tone) ||
        (verdicts.includes('red') && 'red' in each.dataset)) &&
      (levels.length === 0 || levels.includes(each.dataset.level)) &&
      wanted.every(word => words.get(each).includes(word));
    each.hidden = !fits;
  }
  for (const group of all('.group'))
    group.hidden = !group.querySelector('.requirement:not([hidden])');
  tellShown(requirements);
}

function openAddressed() {
  const addressed = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!addressed?.matches('.requirement')) return;
  addressed.hidden = false;
  addressed.closest('.group').hidden = false;
  addressed.open = true;
  addressed.scrollIntoView();
}

function choose() {
  isFirst = false;
  filter();
  noteAddress();
}

search.addEventListener('input', () => {
  if (isFirst) release(); // who searches means all requirements
  choose();
});
onChoice(choose);

document.querySelector('#toggle').addEventListener('click', ({ currentTarget }) => {
  const isOpening = currentTarget.textContent === 'Open all';
  for (const each of requirements) if (!each.hidden) each.open = isOpening;
  currentTarget.textContent = isOpening ? 'Close all' : 'Open all';
});

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
    choose();
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
readAddress();
filter();
openAddressed();
