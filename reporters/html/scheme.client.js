const root = document.documentElement;
root.classList.add('js');

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
