// The vocabulary for the shop's orders.

export const euros = (cents: number): string => (cents / 100).toFixed(2);

const currency = (iso_a3: string, symbol: string, name: string) => ({iso_a3, symbol, name});
export const CURRENCIES = {EUR: currency('EUR', '€', 'Euro')} as const;

/** Code and country, as in orders and marketplaces. */
export const MARKETPLACES = [
  ['amazon_fr', 'FR', 'FRA'],
  ['zalando_de', 'DE', 'DEU'],
  ['cdiscount', 'FR', 'FRA'],
  ['bol_nl', 'NL', 'NLD'],
  ['fnac_be', 'BE', 'BEL'],
] as const;

/** The marketplace's status and Lengow's status. */
export const STATUSES = [
  ['SHIPPED', 'shipped'],
  ['Shipped', 'shipped'],
  ['delivered', 'closed'],
  ['Unshipped', 'waiting_shipment'],
  ['CANCELED', 'canceled'],
] as const;

export const CARRIERS = [
  ['COLISSIMO', 'Domicile sans signature'],
  ['DHL', 'Paket'],
  ['CHRONOPOST', 'Express 13h'],
  ['MONDIAL_RELAY', 'Point relais'],
] as const;

export const GOODS = [
  ['Lampe de bureau à pince', 'Maison > Luminaires > Lampes'],
  ['Chaise pliante « Été »', 'Jardin > Mobilier > Chaises'],
  ['Théière en fonte 0,8 l', 'Cuisine > Thé > Théières'],
  ['Rucksack wasserdicht', 'Sport > Taschen > Rucksäcke'],
  ['Wollmütze mit Bommel', 'Mode > Accessoires > Mützen'],
  ['Enceinte sans fil étanche', 'Son > Enceintes'],
] as const;

export const SIZES = ['blanc', 'noir mat', 'taille 38', 'taille M', '40 × 60 cm', 'lot de 2', 'édition 2025'] as const;
export const FIRST_NAMES = ['Inès', 'Théo', 'Maëlle', 'Jürgen', 'Anouk', 'Sander', 'Zoë', 'Paul'] as const;
export const LAST_NAMES = ['Exemple', 'Muster', 'Voorbeeld', 'Dupont-Test', 'Beispiel', 'Personne'] as const;
export const STREETS = ['rue du Modèle', 'avenue de l’Essai', 'Musterweg', 'Voorbeeldstraat', 'place du Test'] as const;
export const CITIES = [
  ['Villeneuve-l’Essai', '06000'],
  ['Musterstadt', '12345'],
  ['Testegem', '9999'],
  ['Saint-Modèle', '75000'],
] as const;
