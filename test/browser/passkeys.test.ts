// Passkeys as Chromium makes and uses them, with an authenticator of its own instead of a finger on a phone.
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { inChromium } from '../support/chromium.ts';
import { servedMembers } from './served-members.ts';

/** @param isVerified whether its owner is recognised */
async function withAuthenticator(page: Page): Promise<(isVerified: boolean) => Promise<void>> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  });
  return async (isUserVerified) => {
    await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page) => page.locator('h1').textContent();

inChromium('A passkey', (browser) => {
  const opened = async (): Promise<Page> => {
    const context: BrowserContext = await browser().newContext({ locale: 'da-DK' });
    onTestFinished(() => context.close());
    return context.newPage();
  };

  /** Karen, a coordinator, signed in with a passkey of hers in the browser. */
  const withPasskey = async () => {
    const members = await servedMembers();
    const { link } = await members.invite('Karen', { role: 'coordinator', association: null });
    const page = await opened();
    const recognise = await withAuthenticator(page);
    await page.goto(`${members.baseUrl}/sign-in/${link}`);
    await press(page, 'Log ind');
    await page.waitForURL(`${members.baseUrl}/my`);
    await page.goto(`${members.baseUrl}/account`);
    await page.getByLabel('Hvad vil du kalde den?').fill('Min telefon');
    await press(page, 'Tilføj en adgangsnøgle');
    await press(page, 'Fortsæt');
    await page.getByText('Det er gemt.').waitFor();
    const signOut = async () => {
      await press(page, 'Log ud');
      await page.getByRole('link', { name: 'Log ind' }).waitFor();
    };
    return { ...members, page, recognise, signOut };
  };

  test('is made on the account page and signs its owner in', async () => {
    const { page, baseUrl, signOut } = await withPasskey();
    expect(await page.getByRole('button', { name: 'Fjern Min telefon' }).count()).toBe(1);
    await signOut();
    await page.goto(`${baseUrl}/sign-in`);
    await press(page, 'Log ind med adgangsnøgle');
    await press(page, 'Fortsæt');
    await page.waitForURL(`${baseUrl}/my`);
    expect(await page.getByText('Du er logget ind som Karen').count()).toBe(1);
  });

  test('is wanted of a coordinator who has one, besides the letter', async () => {
    const { page, baseUrl, signOut, letters } = await withPasskey();
    await signOut();
    await page.goto(`${baseUrl}/sign-in`);
    await page.getByLabel('E-mail').fill('karen@example.dk');
    await press(page, 'Send mig en mail');
    const [letter] = await letters();
    await page.getByLabel('Koden fra mailen').fill(letter?.code ?? '');
    await press(page, 'Log ind');
    expect(await heading(page)).toBe('Brug din adgangsnøgle');
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).not.toContain('session');
    await press(page, 'Fortsæt');
    await page.waitForURL(`${baseUrl}/my`);
    expect(await heading(page)).toBe('Mit overblik');
  });

  test('is no good where the device does not recognise its owner', async () => {
    const { page, baseUrl, signOut, recognise } = await withPasskey();
    await signOut();
    await recognise(false);
    await page.goto(`${baseUrl}/sign-in`);
    await press(page, 'Log ind med adgangsnøgle');
    await press(page, 'Fortsæt');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Adgangsnøglen kunne ikke bruges.');
  });

  test('is no good once its owner has removed it', async () => {
    const { page, baseUrl, signOut } = await withPasskey();
    await press(page, 'Fjern Min telefon');
    await signOut();
    await page.goto(`${baseUrl}/sign-in`);
    await press(page, 'Log ind med adgangsnøgle');
    await press(page, 'Fortsæt');
    await page.locator('.notice', { hasText: 'Adgangsnøglen kunne ikke bruges.' }).waitFor();
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session');
  });
});
