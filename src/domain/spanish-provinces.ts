// The provinces of Spain and the two digits with which their postal codes begin. sw_register page, contact_set: "for .ES the
// postal code must correspond to the province for each of the contacts". The prefixes are those of the Spanish post office,
// which number the provinces 01 to 52.

/** By prefix; names as they are written in Spanish and in the other official language of the province. */
const PROVINCES: readonly (readonly [prefix: string, ...names: readonly string[]])[] = [
  ['01', 'Álava', 'Araba', 'Araba/Álava'],
  ['02', 'Albacete'],
  ['03', 'Alicante', 'Alacant', 'Alicante/Alacant'],
  ['04', 'Almería'],
  ['05', 'Ávila'],
  ['06', 'Badajoz'],
  ['07', 'Baleares', 'Islas Baleares', 'Illes Balears', 'Balears'],
  ['08', 'Barcelona'],
  ['09', 'Burgos'],
  ['10', 'Cáceres'],
  ['11', 'Cádiz'],
  ['12', 'Castellón', 'Castelló', 'Castellón/Castelló', 'Castellón de la Plana'],
  ['13', 'Ciudad Real'],
  ['14', 'Córdoba'],
  ['15', 'La Coruña', 'A Coruña', 'Coruña'],
  ['16', 'Cuenca'],
  ['17', 'Gerona', 'Girona'],
  ['18', 'Granada'],
  ['19', 'Guadalajara'],
  ['20', 'Guipúzcoa', 'Gipuzkoa'],
  ['21', 'Huelva'],
  ['22', 'Huesca'],
  ['23', 'Jaén'],
  ['24', 'León'],
  ['25', 'Lérida', 'Lleida'],
  ['26', 'La Rioja', 'Rioja', 'Logroño'],
  ['27', 'Lugo'],
  ['28', 'Madrid', 'Comunidad de Madrid'],
  ['29', 'Málaga'],
  ['30', 'Murcia', 'Región de Murcia'],
  ['31', 'Navarra', 'Nafarroa', 'Comunidad Foral de Navarra'],
  ['32', 'Orense', 'Ourense'],
  ['33', 'Asturias', 'Principado de Asturias', 'Oviedo'],
  ['34', 'Palencia'],
  ['35', 'Las Palmas', 'Las Palmas de Gran Canaria'],
  ['36', 'Pontevedra'],
  ['37', 'Salamanca'],
  ['38', 'Santa Cruz de Tenerife', 'Tenerife'],
  ['39', 'Cantabria', 'Santander'],
  ['40', 'Segovia'],
  ['41', 'Sevilla'],
  ['42', 'Soria'],
  ['43', 'Tarragona'],
  ['44', 'Teruel'],
  ['45', 'Toledo'],
  ['46', 'Valencia', 'València', 'Valencia/València'],
  ['47', 'Valladolid'],
  ['48', 'Vizcaya', 'Bizkaia'],
  ['49', 'Zamora'],
  ['50', 'Zaragoza'],
  ['51', 'Ceuta'],
  ['52', 'Melilla'],
];

const prefixes = new Map(PROVINCES.flatMap(([prefix, ...names]) => names.map((name) => [comparable(name), prefix])));

/** The two digits of a province, whatever its capitals and accents; undefined for a name that is none. */
export function provincePrefix(province: string): string | undefined {
  return prefixes.get(comparable(province));
}

/** Accents, capitals and doubled spaces differ from form to form. */
function comparable(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
