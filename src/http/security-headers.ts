// What every answer tells browsers to refuse. Pages, which need more, set their own Content-Security-Policy.
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const HALF_A_YEAR = 15_552_000;

/** What no page of ours ever asks of a browser. */
const UNUSED = { camera: [], geolocation: [], microphone: [], payment: [], usb: [] };

/**
 * A header that a handler has set itself stays as it is. Framing is refused by the policy alone, so that a page which
 * may be embedded has one header to set. What partners' pages load says so; other websites may load nothing else.
 * The referrer goes to our own pages only: `no-referrer` would hide the origin of our own forms too.
 */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: UNUSED,
    referrerPolicy: 'same-origin',
    strictTransportSecurity: baseUrl.startsWith('https:') ? `max-age=${HALF_A_YEAR}` : false,
    xFrameOptions: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
