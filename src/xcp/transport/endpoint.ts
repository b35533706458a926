/** Which addresses may be spoken to: HTTPS anywhere, HTTP on this host only. */

/** An address that passed `parseEndpoint`. */
export interface Endpoint {
  readonly url: URL;
  readonly isTls: boolean;
}

/**
 * Checks the registrar's URL. Plain HTTP carries the profile passwords and contacts of registrants in clear, so it is
 * accepted for loopback addresses alone (a simulator on the same host).
 *
 * @throws {TypeError} with a sentence that names what is wrong and never repeats user information of the URL.
 */
export function parseEndpoint(text: string): Endpoint {
  if (!URL.canParse(text)) throw new TypeError('The registrar URL is not a URL; write it as https://host:port/.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new TypeError(
      'The registrar URL holds a user name or password; give the user name and key as options instead.',
    );
  }
  if (url.protocol === 'https:') return { url, isTls: true };
  if (url.protocol !== 'http:')
    throw new TypeError(`The registrar URL begins with ${url.protocol}; only https: is spoken.`);
  if (!isLoopback(url.hostname)) {
    throw new TypeError(
      `http://${url.host} is not on this host; use https, plain HTTP is for loopback addresses only.`,
    );
  }
  return { url, isTls: false };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
