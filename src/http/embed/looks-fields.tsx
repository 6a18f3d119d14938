// How an embed is to look, as fields of a form.
import type { Child } from 'hono/jsx';
import type { Reader } from '../pages/reader.ts';
import { INTERFACE_LANGUAGES, LANGUAGE_FACTS } from '../words/languages.ts';
import { HEIGHTS, LOOKS, MOST_RADIUS, OWN_ACCENT, parseLooks } from './looks.ts';

const FORM_WORDS = { agenda: 'embed.agenda', compact: 'embed.compact', month: 'embed.month' } as const;
const THEME_WORDS = { auto: 'embed.auto', light: 'embed.light', dark: 'embed.dark' } as const;
const FONT_WORDS = { own: 'embed.own', sans: 'embed.sans', serif: 'embed.serif' } as const;

export function LooksFields({ reader }: { reader: Reader }) {
  const { words, query } = reader;
  const looks = parseLooks(query);
  const text = query.get('text');
  return (
    <>
      <Choice name="form" label={words.say('embed.form')}>
        {LOOKS.form.map((form) => (
          <option value={form} selected={form === looks.form}>
            {words.say(FORM_WORDS[form])}
          </option>
        ))}
      </Choice>
      <Choice name="text" label={words.say('embed.language')}>
        <option value="">{words.say('embed.asReader')}</option>
        {INTERFACE_LANGUAGES.map((language) => (
          <option value={language} lang={language} selected={language === text}>
            {LANGUAGE_FACTS[language].name}
          </option>
        ))}
      </Choice>
      <Choice name="theme" label={words.say('embed.theme')}>
        {LOOKS.theme.map((theme) => (
          <option value={theme} selected={theme === looks.theme}>
            {words.say(THEME_WORDS[theme])}
          </option>
        ))}
      </Choice>
      <Choice name="font" label={words.say('embed.font')}>
        {LOOKS.font.map((font) => (
          <option value={font} selected={font === looks.font}>
            {words.say(FONT_WORDS[font])}
          </option>
        ))}
      </Choice>
      <p class="field">
        <label for="looks-accent">{words.say('embed.accent')}</label>
        <input id="looks-accent" type="color" name="accent" value={looks.accent ?? OWN_ACCENT} />
      </p>
      <Size
        name="radius"
        label={words.say('embed.radius')}
        value={looks.radius}
        least={0}
        most={MOST_RADIUS}
      />
      <Size
        name="height"
        label={words.say('embed.height')}
        value={looks.height}
        least={HEIGHTS.least}
        most={HEIGHTS.most}
      />
    </>
  );
}

function Choice({ name, label, children }: { name: string; label: string; children: Child }) {
  return (
    <p class="field">
      <label for={`looks-${name}`}>{label}</label>
      <select id={`looks-${name}`} name={name}>
        {children}
      </select>
    </p>
  );
}

interface SizeProps {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

function Size({ name, label, value, least, most }: SizeProps) {
  const id = `looks-${name}`;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input id={id} type="number" name={name} value={String(value)} min={String(least)} max={String(most)} />
    </p>
  );
}
