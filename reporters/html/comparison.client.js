const rows = all('.compared');
const words = new Map(rows.map(each => [each, each.querySelector('th').textContent.toLowerCase()]));

function filter() {
  const chosen = ['level', 'kind', 'alone'].map(name => [name, pressed(name)]);
  const wanted = wantedWords();
  for (const each of rows)
    each.hidden = !(
      chosen.every(
        ([name, values]) => values.length === 0 || values.includes(each.dataset[name]),
      ) && wanted.every(word => words.get(each).includes(word))
    );
  tellShown(rows);
}

search.addEventListener('input', filter);
onChoice(filter);
filter();
