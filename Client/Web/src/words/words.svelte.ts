import { en } from './en';
import { zh, type Word } from './zh';

export type { Word } from './zh';
export type Language = 'zh' | 'en';

const KEPT = 'language';
const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** The language of the page; Chinese unless somebody chose otherwise. */
export const words = $state<{ language: Language }>({
  language: localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh',
});

/** The words of a key, with `{name}` put in. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  const text: string = (words.language === 'zh' ? zh : en)[word];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The words of a code that the gateway sends, such as `severity` and `major`; the code itself where there are none. */
export function sayCode(group: string, code: string | null | undefined): string {
  if (!code) {
    return say('app.none');
  }

  const word = `${group}.${code}`;
  return word in zh ? say(word as Word) : code;
}

/** Turns the page to the other language, and remembers it. */
export function turnLanguage(): void {
  words.language = words.language === 'zh' ? 'en' : 'zh';
  localStorage.setItem(KEPT, words.language);
}

/** The language as browsers and the gateway write it. */
export function locale(): string {
  return LOCALES[words.language];
}

/** A whole number with its thousands. */
export function number(value: number): string {
  return value.toLocaleString(locale());
}

/** A share of 0–1 as per cent; a dash where there is none. */
export function percent(share: number | null | undefined, digits = 1): string {
  return share === null || share === undefined ? say('app.none') : `${(share * 100).toFixed(digits)}%`;
}
