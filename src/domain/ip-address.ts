const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const V6_CHARACTERS = /^[0-9a-f:.]{2,45}$/i;

/** Version 4 in four decimal parts, or version 6 without zone and brackets. */
export function isIpAddress(text: string): boolean {
  return V4.test(text) || (V6_CHARACTERS.test(text) && URL.canParse(`http://[${text}]/`));
}
