// Chromium without a window, spoken to over its debugging pipe (`--remote-debugging-pipe`: JSON, each message ended by a
// zero byte). Enough to open a page, wait until it shows something, and take its picture.
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** The text of a page and of the frames in it. */
const SHOWN =
  '[document, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument)]' +
  '.map((page) => page?.body?.innerText ?? "").join("\\n")';

/** @param {string} profileFolder where Chromium keeps its own files; removed by whoever made it. */
export function openChromium(executable, profileFolder) {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe'];
  const child = spawn(executable, [...flags, `--user-data-dir=${profileFolder}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , writes, reads] = child.stdio;
  const waiting = new Map();
  const lost = new Promise((_, reject) => {
    child.once('error', (cause) => reject(new Error(`${executable} could not be started. Set CHROMIUM.`, { cause })));
    child.once('exit', (code) => reject(new Error(`${executable} ended by itself (exit code ${code}).`)));
  });
  lost.catch(() => {});
  writes.on('error', () => {}); // said by `lost`
  let buffered = '';
  reads.setEncoding('utf8').on('data', (chunk) => {
    const messages = (buffered + chunk).split('\0');
    buffered = messages.pop() ?? '';
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error === undefined) resolve?.(result);
      else reject?.(new Error(`Chromium: ${error.message}`));
    }
  });
  let lastId = 0;
  const send = (method, params = {}, sessionId) => {
    lastId += 1;
    const answer = new Promise((resolve, reject) => waiting.set(lastId, { resolve, reject }));
    writes.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    return Promise.race([answer, lost]);
  };
  return {
    /** A PNG of the page once its text holds every one of `texts`; rejects after 30 s. */
    picture: async (url, { width, height, texts }) => {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', metrics, sessionId);
      await send('Page.navigate', { url }, sessionId);
      for (let tries = 0; ; tries += 1) {
        const { result } = await send('Runtime.evaluate', { expression: SHOWN }, sessionId);
        const missing = texts.filter((text) => !String(result.value).includes(text));
        if (missing.length === 0) break;
        if (tries === 150) throw new Error(`${url} does not show "${missing.join('", "')}", but:\n${result.value}`);
        await delay(200);
      }
      await delay(500); // what is drawn after the text
      const { data } = await send('Page.captureScreenshot', { format: 'png' }, sessionId);
      await send('Target.closeTarget', { targetId });
      return Buffer.from(data, 'base64');
    },
    close: () =>
      new Promise((closed) => {
        child.once('exit', () => closed());
        if (child.exitCode === null) child.kill();
        else closed();
      }),
  };
}
