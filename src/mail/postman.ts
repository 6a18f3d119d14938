// Sending letters: by SMTP, again after a while where that does not work at once, and into the outbox where it does not
// work at all or where there is no mail server. Whoever hands a letter over never waits for it.
import { randomInt } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { htmlText, type Letter, plainText } from './letter.ts';
import { lettersInOutbox, putInOutbox, type UnsentLetter } from './outbox.ts';

/** What the rest of the calendar knows of letters. */
export interface Letters {
  /** Takes the letter; it is on its way when others have had their turn. */
  send(letter: Letter): void;
  /**
   * Takes a letter that is written only later, at a moment that has nothing to do with when it was taken: nobody can
   * tell by the time that anything takes whether there is one. `write` gives null where there is none.
   */
  sendLater(write: () => Promise<Letter | null>): void;
  /** The same as `send`, for whoever has to know when it has been sent or put in the outbox; fails where neither could be done. */
  deliver(letter: Letter): Promise<void>;
  /** Whether letters stay in the outbox for somebody to send by hand. */
  readonly isHoldingBack: boolean;
  /** Those in the outbox, newest first. */
  unsent(): Promise<readonly UnsentLetter[]>;
}

export interface PostmanOptions {
  /** Null where letters are put in the outbox. */
  readonly smtpUrl: string | null;
  readonly from: string;
  /** The folder for letters that are not sent. */
  readonly outbox: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Takes note of a letter that could not be sent; never of what is in it or whom it is to. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds to wait before each new attempt. */
  readonly pauses?: readonly number[];
  /** Milliseconds that a mail server may be silent. */
  readonly patience?: number;
  /** Milliseconds within which a letter is written that is sent later. */
  readonly longestDelay?: number;
}

const PAUSES = [5_000, 30_000, 120_000];
const PATIENCE = 20_000;
const LONGEST_DELAY = 2_000;

export class Postman implements Letters {
  readonly #options: PostmanOptions;
  readonly #transport: ReturnType<typeof createTransport> | null;
  readonly #composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  readonly #underWay = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  #isHoldingBack: boolean;

  constructor(options: PostmanOptions) {
    const { smtpUrl, patience = PATIENCE } = options;
    this.#options = options;
    this.#isHoldingBack = smtpUrl === null;
    // As many letters may wait at once as there are.
    setMaxListeners(0, this.#ending.signal);
    this.#transport =
      smtpUrl === null
        ? null
        : createTransport({
            url: smtpUrl,
            connectionTimeout: patience,
            greetingTimeout: patience,
            socketTimeout: patience,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  get isHoldingBack(): boolean {
    return this.#isHoldingBack;
  }

  send(letter: Letter): void {
    this.deliver(letter).catch(this.#options.onFault);
  }

  sendLater(write: () => Promise<Letter | null>): void {
    this.#untilOver(this.#writeLater(write)).catch(this.#options.onFault);
  }

  deliver(letter: Letter): Promise<void> {
    return this.#untilOver(new Promise((turn) => setImmediate(turn)).then(() => this.#deliver(letter)));
  }

  #untilOver(sending: Promise<void>): Promise<void> {
    const over = sending.catch(() => {}).finally(() => this.#underWay.delete(over));
    this.#underWay.add(over);
    return sending;
  }

  async #writeLater(write: () => Promise<Letter | null>): Promise<void> {
    const { longestDelay = LONGEST_DELAY } = this.#options;
    const { signal } = this.#ending;
    await pause(randomInt(longestDelay + 1), undefined, { signal }).catch(() => {});
    const letter = await write();
    if (letter) await this.#deliver(letter);
  }

  unsent(): Promise<readonly UnsentLetter[]> {
    return lettersInOutbox(this.#options.outbox);
  }

  /** Waits for nobody any more: what is being sent is finished, what is to be tried again goes into the outbox. */
  async end(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#underWay);
    this.#transport?.close();
  }

  /** When every letter handed over so far has been sent or put in the outbox. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #deliver(letter: Letter): Promise<void> {
    const { from, clock } = this.#options;
    const at = clock();
    const message = messageOf(letter, from, at);
    if (this.#transport !== null && (await this.#isSent(message))) return;
    const { message: whole } = await this.#composer.sendMail(message);
    await putInOutbox(this.#options.outbox, whole as Buffer, at);
    this.#isHoldingBack = true;
  }

  async #isSent(message: SendMailOptions): Promise<boolean> {
    const { pauses = PAUSES, onFault } = this.#options;
    const { signal } = this.#ending;
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#transport?.sendMail(message);
        return true;
      } catch (error) {
        const wait = pauses[attempt];
        if (wait === undefined || isFinal(error) || signal.aborted) {
          onFault(withoutAddresses(error));
          return false;
        }
        await pause(wait, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }
}

function messageOf(letter: Letter, from: string, at: number): SendMailOptions {
  return {
    from,
    to: { name: '', address: oneLine(letter.to) },
    subject: oneLine(letter.subject),
    text: plainText(letter),
    html: htmlText(letter),
    date: new Date(at),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': oneLine(letter.language) },
    textEncoding: 'quoted-printable',
  };
}

/** A header is one line, whatever somebody has called themselves. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Whether the mail server will never take it (RFC 5321 §4.2.1). */
function isFinal(error: unknown): boolean {
  const { responseCode } = error as { readonly responseCode?: number };
  return responseCode !== undefined && responseCode >= 500;
}

function withoutAddresses(error: unknown): Error {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  return new Error(`A letter could not be sent: ${[code, responseCode].filter(Boolean).join(' ')}`);
}
