import type { RegistryFields } from '../domain/order-fields.js';
import type { TldFields } from '../xcp/commands/tld-fields.js';

/** What single registries want, at its places on the wire. .ca has a parameter of its own for the language (XCP reference 2.5). */
export function registryFieldsFrom(request: RegistryFields & { readonly domain: string }): TldFields {
  const { tldData, legalType, language, registryCountry } = request;
  return {
    ...(tldData === undefined ? {} : { tldData }),
    ...(legalType === undefined ? {} : { legalType }),
    ...(language === undefined ? {} : request.domain.endsWith('.ca') ? { languagePreference: language } : { language }),
    ...(registryCountry === undefined ? {} : { country: registryCountry }),
  };
}
