// The code that people paste into their own pages.

interface FrameProps {
  readonly src: string;
  readonly title: string;
  readonly width: number | string;
  readonly height: number;
}

/** A frame as HTML, for pasting. */
export function frameCode({ src, title, width, height }: FrameProps): string {
  const frame = (
    <iframe src={src} title={title} width={String(width)} height={String(height)} frameborder="0" />
  );
  return String(frame).replace(/\s*\/>$/, '></iframe>');
}

/**
 * A frame for oEmbed, as wide as the column it is put in. WordPress lets a frame find its height only where a quotation
 * comes before it, which is read until the frame is there, and where no script runs; it takes every attribute off the
 * quotation. Elsewhere the frame is there from the start, and the quotation is not to be seen.
 * @param page the address that the quotation leads to
 */
export function guestCode(frame: Omit<FrameProps, 'width'>, page: string): string {
  const quotation = (
    <blockquote hidden>
      <a href={page}>{frame.title}</a>
    </blockquote>
  );
  return `${quotation}${frameCode({ ...frame, width: '100%' })}`;
}

/** The element that finds its height by itself, with a link for where no script runs. */
export function elementCode(baseUrl: string, name: string, parameters: URLSearchParams): string {
  const Element = 'forenings-kalender';
  const page = parameters.size === 0 ? `${baseUrl}/` : `${baseUrl}/?${parameters}`;
  const element = (
    <Element {...Object.fromEntries(parameters)} title={name}>
      <a href={page}>{name}</a>
    </Element>
  );
  const script = <script async src={`${baseUrl}/embed.js`}></script>;
  return `${String(script).replace('async=""', 'async')}\n${element}`;
}
