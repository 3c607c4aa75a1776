/** Swagger UI is dark below a class; here it has it when the web app is dark. */

const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

export function followTheme() {
  SYSTEM.addEventListener('change', apply);
  apply();
}

function apply() {
  const theme = document.documentElement.dataset.theme;
  const dark = theme === 'dark' || (theme !== 'light' && SYSTEM.matches);
  document.documentElement.classList.toggle('dark-mode', dark);
}
