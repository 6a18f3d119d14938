// An embed as a document: complete in one answer, without cookies, and readable where no script may run. Its style and
// its one small script are inside it, each named in the policy by what is in it.
import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { Reader } from '../pages/reader.ts';
import type { Shown } from './embed-parts.tsx';

export interface Embed {
  readonly title: string;
  /** The page that shows the same in full. */
  readonly whole: string;
  readonly shown: Shown;
  readonly status: 200 | 404;
}

interface Parts {
  /** CSS and JavaScript, neither of which may hold what ends its element. */
  readonly style: string;
  readonly script: string;
}

/**
 * The document, and the policy to send it with.
 * @param partners the origins that may frame it; all where there are none
 */
export function embedDocument(
  reader: Reader,
  embed: Embed,
  { style, script }: Parts,
  partners: readonly string[] = [],
) {
  const { words } = reader;
  const html = (
    <html lang={words.language} dir={words.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{embed.title}</title>
        <base target="_blank" />
        <style>{raw(style)}</style>
      </head>
      <body>
        <main class="embed">
          {embed.shown.heading}
          <div class="embed-shown">{embed.shown.content}</div>
          <div class="embed-foot">
            <p class="embed-whole">
              <a href={embed.whole} target="_blank" rel="noopener">
                {words.say('embed.whole')}
              </a>
            </p>
            {embed.shown.turn}
          </div>
        </main>
        <script>{raw(script)}</script>
      </body>
    </html>
  );
  return { html: `<!doctype html>${html}`, policy: policyFor(style, script, partners) };
}

/**
 * Anybody may frame an embed, or the partners and our own builder; it may load nothing, send nothing and run nothing but
 * what is in it.
 */
function policyFor(style: string, script: string, partners: readonly string[]): string {
  const ancestors = partners.length === 0 ? '*' : ["'self'", ...partners].join(' ');
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
