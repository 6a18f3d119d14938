// What every answer tells browsers to refuse. Pages, which need more, set their own Content-Security-Policy.
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const HALF_A_YEAR = 15_552_000;

/**
 * A header that a handler has set itself stays as it is. Framing is refused by the policy alone, so that a page which
 * may be embedded has one header to set; no resource policy, so that partners' pages may load what is made for them.
 * The referrer goes to our own pages only: `no-referrer` would hide the origin of our own forms too.
 */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: baseUrl.startsWith('https:') ? `max-age=${HALF_A_YEAR}` : false,
    crossOriginResourcePolicy: false,
    xFrameOptions: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
