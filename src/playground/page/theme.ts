import { useEffect, useState } from 'preact/hooks';

export type Theme = 'system' | 'dark' | 'light';

const key = 'daymark-theme';
const order: readonly Theme[] = ['system', 'dark', 'light'];

/** The page's colours: the system's, unless this browser was told otherwise. */
export function useTheme(): { theme: Theme; next(): void } {
  const [theme, setTheme] = useState<Theme>(() => order.find((one) => one === localStorage.getItem(key)) ?? 'system');
  useEffect(() => {
    localStorage.setItem(key, theme);
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return { theme, next: () => setTheme(order[(order.indexOf(theme) + 1) % order.length] ?? 'system') };
}
